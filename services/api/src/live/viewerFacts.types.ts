import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { TimeScalar } from '../graph/scalars.ts';

/** What all facts for one person say. Live payloads are functions of the fact alone. */
@InterfaceType({ description: 'Something that happened and that is for you alone.' })
export abstract class ViewerFact {
  @Field(() => ID, { description: 'Id of the fact.' })
  factId!: string;

  @Field(() => String, { description: 'Resume with it as `after`: everything later follows.' })
  cursor!: string;

  @Field(() => TimeScalar, { description: 'When it happened.' })
  at!: number;
}

@ObjectType({ implements: ViewerFact, description: 'A message mentions you, one of your roles, or everybody.' })
export class Mentioned extends ViewerFact {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => ID, { description: 'Id of the message.' })
  messageId!: string;

  @Field(() => Int, { description: 'Its place in the channel.' })
  seq!: number;

  @Field(() => ID, { description: 'Id of its author.' })
  authorId!: string;
}

@ObjectType({ implements: ViewerFact, description: 'One of your sessions began.' })
export class SessionStarted extends ViewerFact {
  @Field(() => ID, { description: 'Id of the session.' })
  sessionId!: string;
}

@ObjectType({ implements: ViewerFact, description: 'One of your sessions ended.' })
export class SessionEnded extends ViewerFact {
  @Field(() => ID, { description: 'Id of the session.' })
  sessionId!: string;
}

@ObjectType({ implements: ViewerFact, description: 'Your profile changed: fetch it again.' })
export class ProfileChanged extends ViewerFact {
  @Field(() => ID, { description: 'Your id.' })
  userId!: string;
}

@ObjectType({ implements: ViewerFact, description: 'You are in a guild.' })
export class GuildJoined extends ViewerFact {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;
}

export const GuildLeaveCauseEnum = { LEFT: 'LEFT', KICKED: 'KICKED', BANNED: 'BANNED' } as const;
registerEnumType(GuildLeaveCauseEnum, {
  name: 'GuildLeaveCause',
  description: 'Why somebody is in a guild no more.',
  valuesConfig: {
    LEFT: { description: 'They left.' },
    KICKED: { description: 'They were put out and may come back.' },
    BANNED: { description: 'They were put out and may not come back.' },
  },
});

@ObjectType({ implements: ViewerFact, description: 'You are in a guild no more.' })
export class GuildLeft extends ViewerFact {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => GuildLeaveCauseEnum, { description: 'Why.' })
  cause!: keyof typeof GuildLeaveCauseEnum;
}

@ObjectType({ description: 'You read a channel on another client. No fact: it has no cursor and is not replayed.' })
export class ReadPositionChanged {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => Int, { description: 'Read up to and with this `seq`.' })
  seq!: number;
}

@ObjectType({ description: 'You changed your settings on another client: fetch them again. No fact: it is not replayed.' })
export class SettingsChanged {
  @Field(() => ID, { description: 'Your id.' })
  userId!: string;
}
