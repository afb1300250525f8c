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
