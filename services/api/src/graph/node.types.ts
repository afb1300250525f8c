import type { Id, Position } from '@chat/schema/events';
import { Field, ID, InputType, InterfaceType, ObjectType } from 'type-graphql';
import { CommandIdScalar, PositionScalar } from './scalars.ts';

@InterfaceType({
  description: 'Anything with an id of its own (Relay).',
  // Objects are plain: the resolver of `node` says what each of them is.
  resolveType: (value: { readonly __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: '32 hexadecimal digits; of a member, the ids of guild and person with an underscore between.' })
  id!: string;
}

@ObjectType({ description: 'What every mutation answers with.' })
export class Payload {
  @Field(() => PositionScalar, { description: 'Give it to a query as `minPosition`, and the query shows what this did.' })
  position!: Position;
}

@InputType({ description: 'What every mutation takes.' })
export class CommandInput {
  @Field(() => CommandIdScalar, { description: 'Makes a retry safe: the same id does the same thing once.' })
  commandId!: Id;
}
