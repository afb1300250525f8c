import type { Session as DomainSession } from '@chat/domain/identity';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CommandInput, Payload } from '../graph/node.types.ts';
import { TimeScalar } from '../graph/scalars.ts';

@ObjectType({ description: 'One log-in, on one device.' })
export class Session {
  @Field(() => ID, { description: 'Id of the session.' })
  id!: string;

  @Field(() => String, { description: 'What the client called itself; empty where it did not.' })
  device!: string;

  @Field(() => TimeScalar, { description: 'When it began.' })
  startedAt!: number;

  @Field(() => TimeScalar, { description: 'When its tokens were last refreshed.' })
  lastSeenAt!: number;

  @Field(() => Boolean, { description: 'Whether it is the session that asks.' })
  isCurrent!: boolean;
}

/** The session as GraphQL shows it. */
export const sessionFrom = ({ sessionId, ...session }: DomainSession, current: string): Session => ({
  ...session,
  id: sessionId,
  isCurrent: sessionId === current,
});

@InputType({ description: 'Ends this session.' })
export class LogOutInput extends CommandInput {}

@InputType({ description: 'Ends all sessions.' })
export class LogOutEverywhereInput extends CommandInput {
  @Field(() => Boolean, { defaultValue: false, description: 'True: the session that asks stays.' })
  keepCurrent!: boolean;
}

@InputType({ description: 'Ends one session.' })
export class EndSessionInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the session.' })
  sessionId!: string;
}

@InputType({ description: 'Another password.' })
export class ChangePasswordInput extends CommandInput {
  @Field(() => String, { description: 'The password that holds now.' })
  currentPassword!: string;

  @Field(() => String, { description: '8 to 256 characters; common passwords are refused as TOO_COMMON.' })
  newPassword!: string;
}

@ObjectType({ description: 'Sessions that have ended.' })
export class EndedPayload extends Payload {
  @Field(() => [ID], { description: 'Ids of the sessions that this ended.' })
  endedSessionIds!: readonly string[];
}

@ObjectType({ description: 'The session has ended.' })
export class LogOutPayload extends EndedPayload {}

@ObjectType({ description: 'The sessions have ended.' })
export class LogOutEverywherePayload extends EndedPayload {}

@ObjectType({ description: 'The session has ended.' })
export class EndSessionPayload extends EndedPayload {}

@ObjectType({ description: 'The password is another one; every other session has ended.' })
export class ChangePasswordPayload extends EndedPayload {}
