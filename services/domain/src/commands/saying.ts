import { isDeepStrictEqual } from 'node:util';
import type { Draft, Opened } from '@chat/schema/events';

type PartsOf<Type extends Draft['type']> = Partial<Extract<Draft, { readonly type: Type }>['data']>;

/** For `Command.repeats`: whether a fact of this type is among the original ones and says this; a field given as `undefined` is absent. */
export const saying =
  <Type extends Draft['type']>(type: Type, parts: PartsOf<Type>) =>
  (original: readonly Opened[]): boolean =>
    original.some(
      (fact) =>
        fact.type === type && Object.entries(parts).every(([name, value]) => isDeepStrictEqual(fieldOf(fact.data, name), value)),
    );

const fieldOf = (data: object, name: string): unknown => (data as Readonly<Record<string, unknown>>)[name];
