import type { Count } from '@chat/schema/events';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CommandInput, Payload } from '../graph/node.types.ts';

export const ViewStateEnum = { RUNNING: 'RUNNING', BEHIND: 'BEHIND', STOPPED: 'STOPPED' } as const;
registerEnumType(ViewStateEnum, {
  name: 'ViewState',
  description: 'How a read model does.',
  valuesConfig: {
    RUNNING: { description: 'It follows the log.' },
    BEHIND: { description: 'It is more than 20,000 facts behind the log, and catches up.' },
    STOPPED: { description: 'Nothing is folded at present: the log of the server says why.' },
  },
});

@ObjectType({ description: 'A read model, for whoever runs the instance.' })
export class View {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ViewStateEnum, { description: 'How it does.' })
  state!: keyof typeof ViewStateEnum;

  @Field(() => Int, { description: 'Facts of the log that it has not seen yet.' })
  lagFacts!: Count;

  @Field(() => Int, { description: 'Documents that a fact could not be folded into. A rebuild repairs them.' })
  parked!: Count;
}

@InputType({ description: 'Which read model to build anew.' })
export class RebuildViewInput extends CommandInput {
  @Field(() => String, { description: 'Its name, as `views` lists it. Another one: INVALID_INPUT, rule UNKNOWN_VIEW.' })
  view!: string;
}

@ObjectType({ description: 'The read model is built anew and has taken the place of the one before.' })
export class RebuildViewPayload extends Payload {
  @Field(() => String, { description: 'Its name.' })
  view!: string;

  @Field(() => Boolean, { description: 'Whether both were equal, compared by hash. False: what was shown before was wrong.' })
  isEqual!: boolean;

  @Field(() => Int, { description: 'Documents of the one before.' })
  documentsBefore!: Count;

  @Field(() => Int, { description: 'Documents of the new one.' })
  documents!: Count;

  @Field(() => [String], { description: 'Ids of the documents that differed; the first 1,000.' })
  differentIds!: readonly string[];

  @Field(() => Int, { description: 'Documents that could not be folded this time either.' })
  parked!: Count;
}
