import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, Total } from '../graph/connection.ts';
import { TimeScalar } from '../graph/scalars.ts';
import { Person } from '../identity/index.ts';

@ObjectType({ description: 'What the viewer has not read in a channel.' })
export class Unread {
  @Field(() => Total, { description: 'Messages of others after `readUpTo` that are not deleted.' })
  count!: Total;

  @Field(() => Total, {
    description: 'Those of them that mention the viewer, one of their roles, or everybody; in a direct conversation all of them.',
  })
  mentions!: Total;

  @Field(() => Int, { description: 'The viewer has read up to this `seq`; 0: nothing.' })
  readUpTo!: number;
}

@ObjectType({ description: 'One text that a message had.' })
export class Revision {
  @Field(() => ID, { description: 'Id of the fact that wrote it; for `shredMessage`.' })
  id!: string;

  @Field(() => Int, { description: 'Its place in the channel.' })
  seq!: number;

  @Field(() => TimeScalar, { description: 'When it was written.' })
  at!: number;

  @Field(() => String, { nullable: true, description: 'What it said; null where its key is destroyed.' })
  content!: string | null;
}

/** A page of texts that a message had. */
export const RevisionConnection = connectionOf('Revision', () => Revision);

@ObjectType({ description: 'Somebody who reacts to a message with an emoji.' })
export class Reactor {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => Int, { description: 'Place of the reaction in the channel.' })
  seq!: number;

  @Field(() => Person, { nullable: true, description: 'The person.' })
  person!: Promise<Person | null>;
}

/** A page of people who react. */
export const ReactorConnection = connectionOf('Reactor', () => Reactor);
