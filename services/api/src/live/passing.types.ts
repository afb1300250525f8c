import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PresenceEnum } from '../identity/index.ts';

@ObjectType({ description: 'What others see of a person now.' })
export class PresenceChange {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => PresenceEnum, { description: 'What they are now; never UNKNOWN.' })
  presence!: keyof typeof PresenceEnum;
}

@ObjectType({
  description:
    'Members of a guild came, went, or are seen differently; at most once a second, and only to those who ask for this type. It has no cursor and is not replayed: ask for `presence` anew after `CaughtUp`.',
})
export class PresenceChanged {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => [PresenceChange], {
    nullable: true,
    description:
      'Each person once. Null where more than 250 changed at once, or more than 1,000 follow the guild: ask anew for those whom you show. That is told at most every 30 seconds.',
  })
  changes!: readonly PresenceChange[] | null;
}

@ObjectType({
  description:
    'Somebody writes a message; told to others, and only to those who ask for this type, in channels that at most 1,000 of them follow. It ends with their next message or after `expiresIn`. It has no cursor and is not replayed.',
})
export class TypingStarted {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => Int, { description: 'Milliseconds after which it counts no more, unless it comes again.' })
  expiresIn!: number;
}
