import type { Done } from '@chat/domain/commands';
import type { Opened } from '@chat/schema/events';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import {
  ChangeAvatarColourInput,
  ChangeAvatarColourPayload,
  ChangeDisplayNameInput,
  ChangeDisplayNamePayload,
  ChangeLocaleInput,
  ChangeLocalePayload,
} from './profile.types.ts';

/** The fact that says what the payload says. */
const factOf = <Type extends Opened['type']>({ facts }: Done, type: Type): Extract<Opened, { readonly type: Type }> => {
  const fact = facts.find((one) => one.type === type);
  if (fact === undefined) throw new Error(`the command appended no ${type}`);
  return fact as Extract<Opened, { readonly type: Type }>; // found by that type
};

@Resolver()
export class ProfileResolver {
  @Mutation(() => ChangeDisplayNamePayload, { description: 'Changes the name that others see.' })
  async changeDisplayName(
    @Arg('input', () => ChangeDisplayNameInput) input: ChangeDisplayNameInput,
    @Ctx() context: Context,
  ): Promise<ChangeDisplayNamePayload> {
    const done = unwrap(await context.handlers.changeDisplayName(personOf(context), input.commandId, input.displayName));
    return { position: done.position, displayName: factOf(done, 'DisplayNameChanged').data.text?.displayName ?? null };
  }

  @Mutation(() => ChangeAvatarColourPayload, { description: 'Changes the colour behind the initials.' })
  async changeAvatarColour(
    @Arg('input', () => ChangeAvatarColourInput) input: ChangeAvatarColourInput,
    @Ctx() context: Context,
  ): Promise<ChangeAvatarColourPayload> {
    const done = unwrap(await context.handlers.changeAvatarColour(personOf(context), input.commandId, input.colour));
    return { position: done.position, colour: factOf(done, 'AvatarColourChanged').data.colour };
  }

  @Mutation(() => ChangeLocalePayload, { description: 'Changes the language of the interface and of mails.' })
  async changeLocale(
    @Arg('input', () => ChangeLocaleInput) input: ChangeLocaleInput,
    @Ctx() context: Context,
  ): Promise<ChangeLocalePayload> {
    const done = unwrap(await context.handlers.changeLocale(personOf(context), input.commandId, input.locale));
    return { position: done.position, locale: factOf(done, 'LocaleChanged').data.locale };
  }
}
