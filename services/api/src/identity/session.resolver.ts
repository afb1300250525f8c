import type { Answer } from '@chat/domain/commands';
import type { Id } from '@chat/schema/events';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { idOf } from '../graph/scalars.ts';
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  type EndedPayload,
  EndSessionInput,
  EndSessionPayload,
  LogOutEverywhereInput,
  LogOutEverywherePayload,
  LogOutInput,
  LogOutPayload,
} from './session.types.ts';

const ended = <P extends EndedPayload>(payload: P, answer: Answer): P => {
  const { facts, position } = unwrap(answer);
  const endedSessionIds = facts.flatMap((fact) => (fact.type === 'SessionEnded' ? [fact.data.sessionId] : []));
  return Object.assign(payload, { position, endedSessionIds });
};

const unknownId = '' as Id; // answered like any other id that there is not

@Resolver()
export class SessionResolver {
  @Mutation(() => LogOutPayload, {
    description: 'Ends the session that asks. Its tokens are refused at once, its sockets closed.',
  })
  async logOut(@Arg('input', () => LogOutInput) input: LogOutInput, @Ctx() context: Context): Promise<LogOutPayload> {
    const answer = await context.handlers.logOut(personOf(context), input.commandId);
    const payload = ended(new LogOutPayload(), answer);
    context.refreshCookie.set(undefined);
    return payload;
  }

  @Mutation(() => LogOutEverywherePayload, { description: 'Ends all sessions of the person who asks, or all others.' })
  async logOutEverywhere(
    @Arg('input', () => LogOutEverywhereInput) input: LogOutEverywhereInput,
    @Ctx() context: Context,
  ): Promise<LogOutEverywherePayload> {
    const answer = await context.handlers.logOutEverywhere(personOf(context), input.commandId, input.keepCurrent);
    const payload = ended(new LogOutEverywherePayload(), answer);
    if (!input.keepCurrent) context.refreshCookie.set(undefined);
    return payload;
  }

  @Mutation(() => EndSessionPayload, { description: 'Ends one session of the person who asks.' })
  async endSession(
    @Arg('input', () => EndSessionInput) input: EndSessionInput,
    @Ctx() context: Context,
  ): Promise<EndSessionPayload> {
    const sessionId = idOf(input.sessionId) ?? unknownId;
    return ended(new EndSessionPayload(), await context.handlers.endSession(personOf(context), input.commandId, sessionId));
  }

  @Mutation(() => ChangePasswordPayload, { description: 'Sets another password and ends every other session.' })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<ChangePasswordPayload> {
    return ended(new ChangePasswordPayload(), await context.handlers.changePassword(personOf(context), input.commandId, input));
  }
}
