import type { FactDefinition } from './definition.ts';
import type { Fields, Kind, OptionalKind } from './kinds.ts';

/*
 * What a definition of a stored fact may look like, for the schema test: written apart from the kinds themselves, so that a
 * new kind does not make itself lawful.
 */

const leafNames = ['Id', 'KeyedHash', 'Count', 'Millis', 'Flag', 'Enum', 'PermissionBits', 'Emoji', 'Colour', 'Sealed'];
/** No list of a fact is longer. */
const mostItems = 256;
const typedTexts = ['a plain name', 'имя', '😀', 'a', '', 'http://a.org', '10.0.0.1'];

type FieldKind = Kind<unknown> | OptionalKind<unknown>;

const kindOf = (field: FieldKind): Kind<unknown> => ('optional' in field ? field.optional : field);

/** The longest list that a kind takes, by what it says of one that is far too long. */
const mostOf = (kind: Kind<unknown>): number | undefined => {
  const said = /at most ([0-9]+) items$/.exec(kind.check(new Array(100_000).fill(null), '') ?? '')?.[1];
  return said === undefined ? undefined : Number(said);
};

const fieldShapes = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => ['optional' in field ? `${name}?` : name, shapeOf(kindOf(field))]),
  );

/** A kind in words, everything that its check depends on included. */
const shapeOf = (kind: Kind<unknown>): string => {
  switch (kind.name) {
    case 'Enum':
      return `Enum ${kind.values?.join(' ')}`;
    case 'Sealed':
      return `Sealed ${kind.texts?.by} ${[...(kind.texts?.required ?? []), ...(kind.texts?.optional ?? []).map((name) => `${name}?`)].join(' ')}`;
    case 'List':
      return `${mostOf(kind)} × ${kind.item === undefined ? 'nothing' : shapeOf(kind.item)}`;
    case 'Record':
      return `{ ${Object.entries(fieldShapes(kind.fields ?? {}))
        .map(([name, shape]) => `${name}: ${shape}`)
        .join(', ')} }`;
    default:
      return kind.name;
  }
};

/** The fields of a definition, in words. */
export const shapesOf = (definition: FactDefinition): Record<string, string> => fieldShapes(definition.data.fields ?? {});

interface Leaf {
  readonly path: string;
  readonly kind: Kind<unknown>;
  readonly repeated: boolean;
}

/** Every leaf of a kind, and every list that has no bound. */
const leavesOf = (kind: Kind<unknown>, path: string, repeated: boolean): readonly Leaf[] => {
  if (kind.name === 'Record')
    return Object.entries(kind.fields ?? {}).flatMap(([name, field]) => leavesOf(kindOf(field), `${path}.${name}`, repeated));
  if (kind.name !== 'List') return [{ path, kind, repeated }];
  const bounded = (mostOf(kind) ?? Number.POSITIVE_INFINITY) <= mostItems;
  const items = kind.item === undefined ? [] : leavesOf(kind.item, `${path}[]`, true);
  return bounded ? items : [{ path, kind, repeated }, ...items];
};

const leafRule = ({ path, kind }: Leaf): string | undefined => {
  if (kind.name === 'List') return `${path} is a list without a bound of at most ${mostItems}`;
  if (!leafNames.includes(kind.name)) return `${path} is of no kind of the closed set: ${kind.name}`;
  if (typedTexts.some((text) => kind.check(text, '') === undefined)) return `${path} takes text that a person typed`;
  const words = kind.values ?? [];
  return words.every((word) => /^[A-Z][A-Z_]*$/.test(word)) ? undefined : `${path} has words that are no constants`;
};

const sealedRules = (leaves: readonly Leaf[]): readonly string[] => {
  const sealed = leaves.filter(({ kind }) => kind.name === 'Sealed');
  const owners = sealed.map(({ kind }) => kind.texts?.by);
  return sealed
    .filter(({ repeated, kind }) => repeated || owners.indexOf(kind.texts?.by) !== owners.lastIndexOf(kind.texts?.by))
    .map(({ path, kind }) => `${path} is not the only text that the ring of ${kind.texts?.by} seals in this fact`);
};

/** The rules that a definition breaks. */
export const brokenRules = (definition: FactDefinition): readonly string[] => {
  if (definition.data.name !== 'Record') return [`${definition.type} is no record`];
  const leaves = leavesOf(definition.data, definition.type, false);
  return [...leaves.map(leafRule).filter((rule) => rule !== undefined), ...sealedRules(leaves)];
};
