import {
  type Draft,
  definitionOf,
  type Fact,
  type Id,
  type Kind,
  memberOf,
  type Opened,
  type RingOwner,
  type Sealed,
  type SealedTexts,
  subjectOf,
} from '@chat/schema/events';
import type { StoredFact } from '../eventStore/eventStore.ts';
import type { OpenRequest, RingName, SealRequest, Vault, VaultReader } from './vault.ts';

/** Whose rings a fact's text belongs to. What its stream or data tells need not be given. */
export interface TextOwners {
  /** The writer of a message; that of a `MessagePosted` is in the fact itself. */
  readonly authorId?: Id;
  /** The guild that is the scope. */
  readonly guildId?: Id;
  /** The direct conversation that is the scope of what is said in it. */
  readonly conversationId?: Id;
  /** The account, or the member that a membership is about. */
  readonly userId?: Id;
  /** The instance: its `logId`. */
  readonly instanceId?: Id;
}

/** A fact as it was decided, and where it will stand. */
export interface DraftInPlace {
  readonly stream: string;
  readonly id: Id;
  readonly draft: Draft;
  readonly owners: TextOwners;
}

/** A draft whose texts are not those of its definition, or whose ring nobody named: a defect, never a person's mistake. */
export class UnsealableDraft extends Error {
  override readonly name = 'UnsealableDraft';
}

interface SealedField {
  readonly name: string;
  readonly texts: SealedTexts;
}

const fieldsByType = new Map<string, readonly SealedField[]>();

const fieldsOfKind = (data: Kind<unknown>): readonly SealedField[] =>
  Object.entries(data.fields ?? {}).flatMap(([name, field]) => {
    const { texts } = 'optional' in field ? field.optional : field;
    return texts === undefined ? [] : [{ name, texts }];
  });

/** The sealed fields of a fact type, from its definition; none for a type that this version does not know. */
export const sealedFieldsOf = (type: string): readonly SealedField[] => {
  const known = fieldsByType.get(type);
  if (known !== undefined) return known;
  const definition = definitionOf(type);
  if (definition === undefined) return [];
  const fields = fieldsOfKind(definition.data);
  fieldsByType.set(type, fields);
  return fields;
};

const ownersInStream = (stream: string): TextOwners => {
  if (stream.startsWith('account-')) return { userId: subjectOf(stream) };
  if (stream.startsWith('membership-')) return memberOf(stream);
  if (stream.startsWith('guild-') || stream.startsWith('moderation-')) return { guildId: subjectOf(stream) };
  return {};
};

const ownersOf = ({ stream, draft, owners }: DraftInPlace): TextOwners => ({
  ...ownersInStream(stream),
  ...('authorId' in draft.data ? { authorId: draft.data.authorId } : {}),
  ...owners,
});

/** Owner and scope of a ring by the table of section 3 of the design. */
const ringOf = (by: RingOwner, { authorId, guildId, conversationId, userId, instanceId }: TextOwners): RingName | undefined => {
  const named = (owner?: Id, scope?: Id): RingName | undefined => owner && scope && { owner, scope };
  switch (by) {
    case 'AUTHOR':
      return named(authorId, guildId ?? conversationId);
    case 'SUBJECT':
      return named(userId, guildId);
    case 'ACCOUNT':
      return named(userId, userId);
    case 'GUILD':
      return named(guildId, guildId);
    case 'EVIDENCE':
      return guildId && { owner: guildId, scope: guildId, use: 'EVIDENCE' };
    case 'INSTANCE':
      return named(instanceId, instanceId);
  }
};

const checkTexts = (type: string, { name, texts }: SealedField, value: unknown): Readonly<Record<string, string>> => {
  const refuse = (rule: string) => new UnsealableDraft(`${type}.${name} ${rule}`);
  if (typeof value !== 'object' || value === null) throw refuse('must be a record of texts');
  const missing = texts.required.find((text) => !Object.hasOwn(value, text));
  if (missing !== undefined) throw refuse(`lacks ${missing}`);
  for (const [text, content] of Object.entries(value)) {
    if (!texts.required.includes(text) && !texts.optional.includes(text)) throw refuse(`has no text named ${text}`);
    if (typeof content !== 'string') throw refuse(`must have a string as ${text}`);
  }
  return value as Readonly<Record<string, string>>; // checked above
};

/** The field's value; nothing where an optional field is absent. */
const fieldOf = (data: object, name: string): unknown => (data as Readonly<Record<string, unknown>>)[name];

const sealRequestOf = (place: DraftInPlace, field: SealedField): SealRequest | undefined => {
  const { stream, id, draft } = place;
  const value = fieldOf(draft.data, field.name);
  if (value === undefined) return undefined;
  const ring = ringOf(field.texts.by, ownersOf(place));
  if (ring === undefined) throw new UnsealableDraft(`nobody named the ${field.texts.by} of ${draft.type}.${field.name}`);
  return { stream, factId: id, type: draft.type, ring, texts: checkTexts(draft.type, field, value) };
};

/** Requests of all facts in one list, and where each answer belongs. */
const gather = <Item, Request>(
  items: readonly Item[],
  typeOf: (item: Item) => string,
  requestOf: (item: Item, field: SealedField) => Request | undefined,
) => {
  const requests: Request[] = [];
  const fields = items.map((item) =>
    sealedFieldsOf(typeOf(item)).flatMap((field) => {
      const request = requestOf(item, field);
      return request === undefined ? [] : [{ name: field.name, at: requests.push(request) - 1 }];
    }),
  );
  const replace = (data: unknown, index: number, answers: readonly unknown[]): unknown => {
    const own = fields[index] ?? [];
    if (own.length === 0) return data;
    const replaced = own.map(({ name, at }) => [name, answers[at]] as const);
    return { ...(data as object), ...Object.fromEntries(replaced) };
  };
  return { requests, replace };
};

/**
 * Seals the texts of decided facts, all in one call of the vault; optional texts that are absent stay absent. Facts come in
 * the order of the drafts, with type and data alone. `UnsealableDraft` where texts or owners do not fit the definition;
 * `RingGone` where an owner's ring is destroyed.
 */
export const sealDrafts = async (vault: Pick<Vault, 'seal'>, drafts: readonly DraftInPlace[]): Promise<readonly Fact[]> => {
  const { requests, replace } = gather(drafts, ({ draft }) => draft.type, sealRequestOf);
  const answers = requests.length === 0 ? [] : await vault.seal(requests);
  return drafts.map(({ draft }, index) => {
    // Each plain text is replaced by its sealed form: that is what tells a draft from a fact.
    return { type: draft.type, data: replace(draft.data, index, answers) } as Fact;
  });
};

const openRequestOf = (fact: StoredFact, field: SealedField): OpenRequest | undefined => {
  const sealed = fieldOf(fact.data as object, field.name) as Sealed | undefined; // checked when it was appended
  return sealed && { stream: fact.stream, factId: fact.id, type: fact.type, sealed };
};

/**
 * Opens the texts of facts of the log, all in one call of the vault: `null` where their keys are destroyed, and where
 * `wanted` answers false for the type. Facts keep their order and everything else; a type that this version does not know
 * passes as it is, so that a switch over known types leaves it out. `VaultBroken` where keys are missing or do not fit.
 */
export const openFacts = async (
  vault: Pick<VaultReader, 'open'>,
  facts: readonly StoredFact[],
  wanted: (type: string) => boolean,
): Promise<readonly Opened[]> => {
  const requests: OpenRequest[] = [];
  const { requests: texts, replace } = gather(facts, ({ type }) => type, openRequestOf);
  const places = texts.map((request) => (wanted(request.type) ? requests.push(request) - 1 : undefined));
  const opened = requests.length === 0 ? [] : await vault.open(requests);
  const answers = places.map((place) => (place === undefined ? null : (opened[place] ?? null)));
  // Each sealed text is replaced by its plain form or null: that is what tells an opened fact from a stored one.
  return facts.map((fact, index) => {
    const data = replace(fact.data, index, answers);
    return (data === fact.data ? fact : { ...fact, data }) as Opened;
  });
};

/** The rings whose text stands in a fact of the log; what `missingRings` is asked about at start. */
export const ringsIn = (fact: StoredFact): readonly Id[] =>
  sealedFieldsOf(fact.type).flatMap((field) => openRequestOf(fact, field)?.sealed.ring ?? []);
