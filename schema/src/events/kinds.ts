import { isKnownEmoji } from './emoji.ts';

/**
 * The closed set of kinds that a stored fact's field may have (design, "Shape"). A kind is a type and its check in one:
 * there is no kind for free text, so text that a person typed can only enter a fact sealed.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** 32 lower-case hexadecimal digits: a UUID without its dashes. */
export type Id = Branded<'Id'>;
/** First 32 hexadecimal digits of HMAC-SHA-256 with the vault's never-rotated key and a label. */
export type KeyedHash = Branded<'KeyedHash'>;
/** A whole number from 0 to 2^53 - 1: an amount, a place in an order, a `seq`. */
export type Count = number;
/** Milliseconds since 1970-01-01T00:00Z, or a duration in milliseconds. */
export type Millis = number;
/** True or false. */
export type Flag = boolean;
/** A 64-bit mask as a decimal string below 2^64, never a JavaScript number. */
export type PermissionBits = Branded<'PermissionBits'>;
/** `u-` and hyphenated code points of the committed Unicode list, or `c-` and the id of a custom emoji. */
export type Emoji = Branded<'Emoji'>;
/** `#` and six lower-case hexadecimal digits. */
export type Colour = Branded<'Colour'>;

/** Encrypted text: a JSON record whose keys the definition names. Only the vault opens it. */
export type Sealed<Required extends string = string, Optional extends string = never> = {
  readonly ring: Id;
  readonly leaf: Count;
  readonly alg: 'A256GCM';
  /** 12 random bytes, base64url. */
  readonly nonce: string;
  /** Ciphertext and tag, base64url. */
  readonly ct: string;
  /** Never present: carries the names of the sealed texts in the type. */
  readonly '#texts'?: { readonly [Key in Required]: string } & { readonly [Key in Optional]?: string };
};

/** What a sealed record says once it is opened. */
export type TextOf<S> = S extends { readonly '#texts'?: infer Texts } ? NonNullable<Texts> : never;

export type KindName =
  | 'Id'
  | 'KeyedHash'
  | 'Count'
  | 'Millis'
  | 'Flag'
  | 'Enum'
  | 'PermissionBits'
  | 'Emoji'
  | 'Colour'
  | 'Sealed'
  | 'List'
  | 'Record';

/**
 * Whose ring seals a text, and in which scope: AUTHOR = the writer of a message in the guild (or DM) of its channel;
 * SUBJECT = the member that a membership is about, in that guild; ACCOUNT = the account itself; GUILD = the guild itself;
 * EVIDENCE = the guild's evidence ring, whose keys outlive its author's; INSTANCE = the instance.
 */
export type RingOwner = 'AUTHOR' | 'SUBJECT' | 'ACCOUNT' | 'GUILD' | 'EVIDENCE' | 'INSTANCE';

export interface SealedTexts {
  readonly by: RingOwner;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A kind: its name, and a check that answers with the first broken rule, naming the field, or with nothing. */
export interface Kind<Value> {
  readonly name: KindName;
  readonly check: (value: unknown, field: string) => string | undefined;
  /** Lists: the kind of an item. */
  readonly item?: Kind<unknown>;
  /** Records: the kinds of the fields. */
  readonly fields?: Fields;
  /** Enums: the closed list. */
  readonly values?: readonly string[];
  /** Sealed: whose ring seals it, and the names of the texts inside. */
  readonly texts?: SealedTexts;
  /** Never present: carries the type. */
  readonly '#value'?: Value;
}

/** A field that may be absent (never `null`, never `undefined`). */
export type OptionalKind<Value> = { readonly optional: Kind<Value> };
export type Fields = { readonly [field: string]: Kind<unknown> | OptionalKind<unknown> };
type ValueOf<K> = K extends Kind<infer Value> ? Value : never;
type OptionalNames<F extends Fields> = { [N in keyof F]: F[N] extends OptionalKind<unknown> ? N : never }[keyof F];

/** The value type that a record of kinds describes. */
export type RecordOf<F extends Fields> = {
  readonly [N in Exclude<keyof F, OptionalNames<F>>]: ValueOf<F[N]>;
} & { readonly [N in OptionalNames<F>]?: F[N] extends OptionalKind<infer Value> ? Value : never };

const matching = <Value>(name: KindName, pattern: RegExp, rule: string): Kind<Value> => ({
  name,
  check: (value, field) => (typeof value === 'string' && pattern.test(value) ? undefined : `${field} must be ${rule}`),
});

const isWholeNumber = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

export const id: Kind<Id> = matching('Id', /^[0-9a-f]{32}$/, '32 lower-case hexadecimal digits');
export const keyedHash: Kind<KeyedHash> = matching('KeyedHash', /^[0-9a-f]{32}$/, '32 lower-case hexadecimal digits');
export const colour: Kind<Colour> = matching('Colour', /^#[0-9a-f]{6}$/, '# and six lower-case hexadecimal digits');

export const count: Kind<Count> = {
  name: 'Count',
  check: (value, field) => (isWholeNumber(value) ? undefined : `${field} must be a whole number, 0 or more`),
};

export const millis: Kind<Millis> = {
  name: 'Millis',
  check: (value, field) => (isWholeNumber(value) ? undefined : `${field} must be a whole number of milliseconds, 0 or more`),
};

export const flag: Kind<Flag> = {
  name: 'Flag',
  check: (value, field) => (typeof value === 'boolean' ? undefined : `${field} must be true or false`),
};

export const permissionBits: Kind<PermissionBits> = {
  name: 'PermissionBits',
  check: (value, field) =>
    typeof value === 'string' && /^(0|[1-9][0-9]{0,19})$/.test(value) && BigInt(value) < 2n ** 64n
      ? undefined
      : `${field} must be a decimal number below 2^64`,
};

const customEmoji = /^c-[0-9a-f]{32}$/;

export const emoji: Kind<Emoji> = {
  name: 'Emoji',
  check: (value, field) =>
    typeof value === 'string' && (customEmoji.test(value) || isKnownEmoji(value))
      ? undefined
      : `${field} must be an emoji of the committed Unicode list or a custom emoji`,
};

/** A closed list of words. Words are only ever added, one release before they are written. */
export const oneOf = <const Values extends readonly string[]>(...values: Values): Kind<Values[number]> => ({
  name: 'Enum',
  values,
  check: (value, field) =>
    typeof value === 'string' && values.includes(value) ? undefined : `${field} must be one of ${values.join(', ')}`,
});

const base64url = /^[A-Za-z0-9_-]+$/;
const sealedFields = ['alg', 'ct', 'leaf', 'nonce', 'ring'];

const isSealed = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const sealed = value as Record<string, unknown>;
  return (
    Object.keys(sealed).sort().join() === sealedFields.join() &&
    id.check(sealed['ring'], '') === undefined &&
    isWholeNumber(sealed['leaf']) &&
    (sealed['leaf'] as number) < 2 ** 32 &&
    sealed['alg'] === 'A256GCM' &&
    typeof sealed['nonce'] === 'string' &&
    /^[A-Za-z0-9_-]{16}$/.test(sealed['nonce']) &&
    typeof sealed['ct'] === 'string' &&
    base64url.test(sealed['ct'])
  );
};

/** Text that one ring seals; the arguments name the texts of its record. At most one a fact and ring. */
export const sealed = <const Required extends string, const Optional extends string = never>(
  by: RingOwner,
  required: readonly Required[],
  optional: readonly Optional[] = [],
): Kind<Sealed<Required, Optional>> => ({
  name: 'Sealed',
  texts: { by, required, optional },
  check: (value, field) => (isSealed(value) ? undefined : `${field} must be sealed text`),
});

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
