import { account, instance } from '@chat/domain/identity';
import { type Position, streams } from '@chat/schema/events';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { PositionScalar } from '../graph/scalars.ts';
import { Person, personFrom } from './person.types.ts';
import { Session, sessionFrom } from './session.types.ts';
import { ChangeSettingsInput, ChangeSettingsPayload, changeOf, Settings, settingsFrom } from './settings.types.ts';
import { Viewer } from './viewer.types.ts';

const minPosition = { nullable: true, description: 'Shows at least everything up to there.' };

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Whoever asks; null where nobody is logged in.' })
  async viewer(
    @Arg('minPosition', () => PositionScalar, minPosition) position: Position | null,
    @Ctx() context: Context,
  ): Promise<Viewer | null> {
    if (context.caller === undefined) return null;
    context.views.atLeast(position);
    const { id } = context.caller.actor;
    const { aggregates } = context.services;
    const [who, where] = await Promise.all([
      aggregates.load(streams.account(id), account),
      aggregates.load(streams.instance, instance),
    ]);
    if (who.state.status !== 'REGISTERED') return null;
    const { email, locale } = who.state;
    return { id, isEmailVerified: email !== undefined, isAdministrator: where.state.administrators.has(id), locale };
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The viewer as others see them; null until the read model has them.',
  })
  async person(@Root() viewer: Viewer, @Ctx() context: Context): Promise<Person | null> {
    const document = await context.loaders.people.load(viewer.id);
    return document === undefined ? null : personFrom(document);
  }

  @FieldResolver(() => [Session], { description: 'Their sessions that have not ended, newest first; at most 100.' })
  async sessions(@Ctx() context: Context): Promise<readonly Session[]> {
    const caller = personOf(context);
    return (await context.handlers.sessions(caller)).map((session) => sessionFrom(session, caller.sessionId));
  }

  @FieldResolver(() => Settings, { description: 'How they want the client to look and behave.' })
  async settings(@Ctx() context: Context): Promise<Settings> {
    return settingsFrom(await context.handlers.settings(personOf(context)));
  }

  @Mutation(() => ChangeSettingsPayload, {
    description: 'Changes settings of the person who asks, unless another client of theirs was faster (STALE_VERSION).',
  })
  async changeSettings(
    @Arg('input', () => ChangeSettingsInput) input: ChangeSettingsInput,
    @Ctx() context: Context,
  ): Promise<ChangeSettingsPayload> {
    const change = { version: input.version, change: changeOf(input) };
    const kept = unwrap(await context.handlers.changeSettings(personOf(context), input.commandId, change));
    const position = (await context.services.store.head())?.position ?? '';
    return { position, settings: settingsFrom(kept) };
  }
}
