import type { Fields, Kind, OptionalKind, RecordOf } from './kinds.ts';

/** A list of at most `most` items. */
export const list = <Value>(item: Kind<Value>, most: number): Kind<readonly Value[]> => ({
  name: 'List',
  item: item as Kind<unknown>,
  check: (value, field) => {
    if (!Array.isArray(value)) return `${field} must be a list`;
    if (value.length > most) return `${field} must have at most ${most} items`;
    for (const [index, entry] of value.entries()) {
      const broken = item.check(entry, `${field}[${index}]`);
      if (broken !== undefined) return broken;
    }
    return undefined;
  },
});

const isOptional = (kind: Kind<unknown> | OptionalKind<unknown>): kind is OptionalKind<unknown> => 'optional' in kind;

const checkField = (kind: Kind<unknown> | OptionalKind<unknown>, value: unknown, path: string, present: boolean) => {
  if (!isOptional(kind)) return kind.check(value, path);
  return present ? kind.optional.check(value, path) : undefined;
};

const checkFields = (fields: Fields, value: Record<string, unknown>, path: string): string | undefined => {
  const stranger = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (stranger !== undefined) return `${path}${stranger} is not a declared field`;
  for (const [name, kind] of Object.entries(fields)) {
    const broken = checkField(kind, value[name], path + name, Object.hasOwn(value, name));
    if (broken !== undefined) return broken;
  }
  return undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record; a field that it does not declare is refused. */
export const record = <const F extends Fields>(fields: F): Kind<RecordOf<F>> => ({
  name: 'Record',
  fields,
  check: (value, field) => {
    if (!isRecord(value)) return `${field === '' ? 'data' : field} must be a record`;
    return checkFields(fields, value, field === '' ? '' : `${field}.`);
  },
});

/** A field that may be absent. */
export const optional = <Value>(kind: Kind<Value>): OptionalKind<Value> => ({ optional: kind });
