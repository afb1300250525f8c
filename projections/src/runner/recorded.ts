import {
  type Colour,
  type Emoji,
  type FactType,
  factTypesByPrefix,
  type Id,
  type KeyedHash,
  type Meta,
  type PermissionBits,
  type Place,
} from '@chat/schema/events';
import type { FactOfType } from './projection.ts';

/** The same shape with plain strings where ids and other branded strings stand, so that a spec can write literals. */
export type Plain<Value> = Value extends Id | KeyedHash | PermissionBits | Emoji | Colour
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Plain<Value[Key]> }
      : Value;

/** Where and how a fact was recorded, as far as a spec cares. */
export interface RecordedAs extends Partial<Place>, Partial<Omit<Meta, 'actor'>> {
  readonly id?: string;
  readonly actor?: { readonly kind: Meta['actor']['kind']; readonly id: string };
}

/** A fact of a spec; what it leaves open is filled in by its place in the list. */
export interface GivenFact {
  readonly type: FactType;
  readonly data: unknown;
  readonly as: RecordedAs;
}

/** An id that is easy to read in a spec: `exampleId(7)` ends in 7. */
export const exampleId = (number: number): Id => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits

/** A position by number, in the order of numbers. */
export const examplePosition = (number: number): string => number.toString().padStart(16, '0');

const exampleStream = (type: FactType): string => {
  const prefix = Object.entries(factTypesByPrefix).find(([, types]) => types.includes(type))?.[0];
  if (prefix === 'instance' || prefix === 'vault') return `${prefix}-main`;
  return prefix === 'membership' ? `membership-${exampleId(1)}_${exampleId(2)}` : `${prefix}-${exampleId(1)}`;
};

/**
 * A fact of the log with plain text. Without `as`, the n-th fact of a list has the id `exampleId(n)`, position n, a time n
 * seconds after a fixed one, the next revision of its stream, and as stream one that may hold it.
 */
export const recorded = <Type extends FactType>(
  type: Type,
  data: Plain<FactOfType<Type>['data']>,
  as: RecordedAs = {},
): GivenFact => ({ type, data, as });

const metaOf = (as: RecordedAs, number: number): Meta => {
  const { id: _id, stream: _stream, revision: _revision, position: _position, actor, ...meta } = as;
  return {
    via: 'WEB',
    at: 1_700_000_000_000 + number * 1_000,
    basis: [],
    correlationId: exampleId(number),
    causationId: exampleId(number),
    schemaVersion: 1,
    ...meta,
    actor: (actor ?? { kind: 'USER', id: exampleId(2) }) as Meta['actor'], // its id is a literal of the spec
  };
};

/** The facts of a spec as the log would return them, with plain text. */
export const factsOf = (given: readonly GivenFact[]): readonly FactOfType<FactType>[] => {
  const revisions = new Map<string, number>();
  return given.map(({ type, data, as }, index) => {
    const number = index + 1;
    const stream = as.stream ?? exampleStream(type);
    const revision = as.revision ?? (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const id = as.id ?? exampleId(number);
    const position = as.position ?? examplePosition(number);
    // `recorded` took type and data together, so they fit; literals of the spec stand for branded strings.
    return { id, type, data, meta: metaOf(as, number), stream, revision, position } as unknown as FactOfType<FactType>;
  });
};
