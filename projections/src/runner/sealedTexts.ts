import type { StoredFact, Vault } from '@chat/platform';
import { definitionOf, type Opened, type Sealed } from '@chat/schema/events';

const fieldsByType = new Map<string, readonly string[]>();

/** Names of the fields of this fact type that hold sealed text. */
export const sealedFieldsOf = (type: string): readonly string[] => {
  const known = fieldsByType.get(type);
  if (known !== undefined) return known;
  const fields = Object.entries(definitionOf(type)?.data.fields ?? {});
  const sealed = fields.filter(([, kind]) => ('optional' in kind ? kind.optional : kind).name === 'Sealed').map(([name]) => name);
  fieldsByType.set(type, sealed);
  return sealed;
};

type Data = Readonly<Record<string, unknown>>;

const presentSealedFields = (fact: { readonly type: string; readonly data: unknown }): readonly string[] =>
  sealedFieldsOf(fact.type).filter((field) => (fact.data as Data)[field] !== undefined); // the data of every fact is a record

const withTexts = (fact: StoredFact, texts: Data): Opened =>
  // The log holds only facts that fit their definitions, and every sealed field has been replaced.
  ({ ...fact, data: { ...(fact.data as Data), ...texts } }) as Opened;

/** The fact without its text: `null` stands in its place. */
export const withoutText = (fact: StoredFact): Opened => {
  const fields = presentSealedFields(fact);
  if (fields.length === 0) return fact as Opened; // nothing sealed: the stored form is the opened one
  return withTexts(fact, Object.fromEntries(fields.map((field) => [field, null])));
};

/** The same facts with their text, or `null` where its key is destroyed. Each sealed text is opened once. */
export const openTexts = async (
  vault: Pick<Vault, 'open'>,
  facts: readonly StoredFact[],
): Promise<ReadonlyMap<StoredFact, Opened>> => {
  const places = facts.flatMap((fact) => presentSealedFields(fact).map((field) => ({ fact, field })));
  const requests = places.map(({ fact, field }) => ({
    stream: fact.stream,
    factId: fact.id,
    type: fact.type,
    sealed: (fact.data as Data)[field] as Sealed, // the definition says that this field is sealed
  }));
  const texts = requests.length === 0 ? [] : await vault.open(requests);
  const byFact = new Map<StoredFact, Record<string, unknown>>();
  for (const [index, { fact, field }] of places.entries()) {
    byFact.set(fact, { ...byFact.get(fact), [field]: texts[index] ?? null });
  }
  return new Map([...byFact].map(([fact, opened]) => [fact, withTexts(fact, opened)]));
};
