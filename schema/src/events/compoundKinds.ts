import type { Fields, Kind, OptionalKind, RecordOf } from './kinds.ts';

/** A list of at most `most` items. */
export const list = <Value>(item: Kind<Value>, most: number): Kind<readonly Value[]> => ({
  name: 'List',
  item: item as Kind<unknown>,
  check: (value, field) => {
    if (!Array.isArray(value)) return `${field} must be a list`;
    if (value.length > most) return `${field} must have at most ${most} items`;
    const broken = value.findIndex((entry) => item.check(entry, field) !== undefined);
    return broken < 0 ? undefined : item.check(value[broken], `${field}[${broken}]`);
  },
});

const isOptional = (kind: Kind<unknown> | OptionalKind<unknown>): kind is OptionalKind<unknown> => 'optional' in kind;

const breaks = (
  kind: Kind<unknown> | OptionalKind<unknown>,
  value: unknown,
  field: string,
  present: boolean,
): string | undefined => {
  if (!isOptional(kind)) return kind.check(value, field);
  return present ? kind.optional.check(value, field) : undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Declared = readonly (readonly [name: string, kind: Kind<unknown> | OptionalKind<unknown>])[];

const strangerIn = (fields: Fields, value: Record<string, unknown>): string | undefined => {
  for (const name in value) if (!Object.hasOwn(fields, name)) return name;
  return undefined;
};

const brokenIn = (declared: Declared, value: Record<string, unknown>, path: string): string | undefined => {
  for (const [name, kind] of declared) {
    const present = Object.hasOwn(value, name);
    // The path is written only where it is needed: facts are checked before every append.
    if (breaks(kind, value[name], name, present) !== undefined) return breaks(kind, value[name], path + name, present);
  }
  return undefined;
};

/** A record; a field that it does not declare is refused. */
export const record = <const F extends Fields>(fields: F): Kind<RecordOf<F>> => {
  const declared: Declared = Object.entries(fields);
  return {
    name: 'Record',
    fields,
    check: (value, field) => {
      if (!isRecord(value)) return `${field === '' ? 'data' : field} must be a record`;
      const path = field === '' ? '' : `${field}.`;
      const stranger = strangerIn(fields, value);
      return stranger === undefined ? brokenIn(declared, value, path) : `${path}${stranger} is not a declared field`;
    },
  };
};

/** A field that may be absent. */
export const optional = <Value>(kind: Kind<Value>): OptionalKind<Value> => ({ optional: kind });
