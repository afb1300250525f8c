import { invalid } from '@chat/domain/errors';
import { ArgsType, Field, Int } from 'type-graphql';
import type { Connection } from './connection.ts';
import { failure } from './failure.ts';
import { InRange } from './inputRules.ts';

/** No page is larger. */
export const mostOnAPage = 100;

/** Relay's four arguments: `first` with `after`, or `last` with `before`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the front, 1 to 100; 50 where neither `first` nor `last` is given.',
  })
  @InRange(1, mostOnAPage)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Items after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the back, 1 to 100.' })
  @InRange(1, mostOnAPage)
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Items before this cursor.' })
  before?: string | null;
}

/** A page as queries need it. */
export interface Page {
  readonly size: number;
  readonly backwards: boolean;
  /** The cursor to go on from, decoded. */
  readonly from: readonly (string | number)[] | undefined;
}

const sizeOf = (given: number | undefined): number => given ?? 50;

/** Reads a cursor that `encodeCursor` wrote. */
export const decodeCursor = (field: string, cursor: string | undefined): readonly (string | number)[] | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string' || typeof part === 'number')) return parts;
  } catch {
    // Not a cursor of ours: refused below like any other.
  }
  throw failure(invalid(field, 'UNKNOWN_CURSOR'));
};

export const encodeCursor = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Checks the four arguments: `first`/`after` and `last`/`before` exclude each other. */
export const pageOf = (args: PageArgs): Page => {
  // A variable that is null says the same as one that is absent.
  const [first, after] = [args.first ?? undefined, args.after ?? undefined];
  const [last, before] = [args.last ?? undefined, args.before ?? undefined];
  const backwards = last !== undefined || before !== undefined;
  if (backwards && (first !== undefined || after !== undefined)) throw failure(invalid('first', 'FIRST_OR_LAST'));
  return backwards
    ? { size: sizeOf(last), backwards, from: decodeCursor('before', before) }
    : { size: sizeOf(first), backwards, from: decodeCursor('after', after) };
};

/** Makes a connection of `size + 1` items found in the page's direction. */
export const connect = <Item>(
  found: readonly Item[],
  page: Page,
  cursorOf: (item: Item) => readonly (string | number)[],
): Connection<Item> => {
  const more = found.length > page.size;
  const shown = found.slice(0, page.size);
  if (page.backwards) shown.reverse();
  const edges = shown.map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backwards ? page.from !== undefined : more,
      hasPreviousPage: page.backwards ? more : page.from !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};
