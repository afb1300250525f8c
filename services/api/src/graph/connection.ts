import { type ClassType, Field, Int, ObjectType } from 'type-graphql';

/** Where a page stands among all items (Relay cursor connections). */
@ObjectType({ description: 'Where a page stands among all items (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are items after `endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before `startCursor`.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

/** How many items there are: exact to 10,000. */
@ObjectType({ description: 'How many items there are: exact to 10,000.' })
export class Total {
  @Field(() => Int, { description: 'The number; 10,000 where there are more.' })
  count!: number;

  @Field(() => Boolean, { description: 'Whether there are more than `count`.' })
  more!: boolean;
}

export interface Edge<Item> {
  readonly node: Item;
  readonly cursor: string;
}

export interface Connection<Item> {
  readonly edges: readonly Edge<Item>[];
  readonly pageInfo: PageInfo;
}

/** The edge and connection types of a node type: `XEdge`, `XConnection`. */
export const connectionOf = <Item extends object>(name: string, item: () => ClassType<Item>): ClassType<Connection<Item>> => {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class ItemEdge {
    @Field(item, { description: `The ${name}.` })
    node!: Item;

    @Field(() => String, { description: 'Opaque; for `after` and `before`.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}s.` })
  class ItemConnection {
    @Field(() => [ItemEdge], { description: 'The items of this page, in order.' })
    edges!: ItemEdge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;
  }
  // Decorated classes differ from the interface in mutability only.
  return ItemConnection as unknown as ClassType<Connection<Item>>;
};
