import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PositionScalar } from '../graph/scalars.ts';

export const ResetReasonEnum = {
  LOG_REPLACED: 'LOG_REPLACED',
  TOO_FAR: 'TOO_FAR',
  REFETCH: 'REFETCH',
  SLOW_READER: 'SLOW_READER',
  ACCESS_CHANGED: 'ACCESS_CHANGED',
} as const;
export type ResetReason = keyof typeof ResetReasonEnum;
registerEnumType(ResetReasonEnum, {
  name: 'ResetReason',
  description: 'Why a subscription cannot go on from where it was.',
  valuesConfig: {
    LOG_REPLACED: { description: 'The cursor is of another log, or of a part that a restore took back.' },
    TOO_FAR: { description: 'More than 5,000 facts lie between: fetch the newest page and resume from `resumeFrom`.' },
    REFETCH: {
      description:
        'What happened since is not in memory any more, or the texts of many messages are gone for ever: forget what you hold, fetch, and subscribe without `after`.',
    },
    SLOW_READER: { description: 'The client did not read fast enough. The socket closes; come back with `after`.' },
    ACCESS_CHANGED: {
      description: 'What you may see has changed: fetch anew. Who then gets NOT_FOUND may not follow it any more.',
    },
  },
});

@ObjectType({
  description: 'Everything that was missed has been told; what follows is live. Comes exactly once, before the first live item.',
})
export class CaughtUp {
  @Field(() => String, { description: 'Resume with it as `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'The subscription cannot go on from `after`, and completes: fetch anew, then subscribe again.' })
export class Reset {
  @Field(() => ResetReasonEnum, { description: 'Why.' })
  reason!: ResetReason;

  @Field(() => String, { nullable: true, description: 'TOO_FAR: where to resume after fetching.' })
  resumeFrom!: string | null;
}

@ObjectType({
  description:
    'There are newer messages in a channel; told at most once a second for each. It has no cursor and is not replayed.',
})
export class ChannelAdvanced {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => Int, { description: '`seq` of the newest message.' })
  lastMessageSeq!: number;
}

@ObjectType({ description: 'A text that is gone for ever.' })
export class RemovedText {
  @Field(() => ID, { description: 'Id of the message that said it.' })
  messageId!: string;

  @Field(() => ID, {
    description: 'The revision: where it is the `revisionId` of the message, the message says nothing any more.',
  })
  revisionId!: string;
}

@ObjectType({
  description:
    'Texts of a channel were destroyed: nobody may show them any more. It has no cursor; whoever resumes with `after` is told again of those that were destroyed since.',
})
export class TextsRemoved {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => [RemovedText], { description: 'Which texts; at most 256.' })
  texts!: readonly RemovedText[];

  @Field(() => PositionScalar, { description: 'As `minPosition` it keeps a page of history from bringing these texts back.' })
  position!: string;
}

export const caughtUp = (cursor: string): CaughtUp => Object.assign(new CaughtUp(), { cursor });

export const reset = (reason: ResetReason, resumeFrom: string | null = null): Reset =>
  Object.assign(new Reset(), { reason, resumeFrom });
