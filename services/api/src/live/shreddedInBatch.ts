import type { StoredFact } from '@chat/platform';
import type { Sealed, VaultFact } from '@chat/schema/events';

const sealedTextOf = ({ data }: StoredFact): Sealed | undefined =>
  typeof data === 'object' && data !== null && 'text' in data ? (data.text as Sealed | undefined) : undefined; // checked when appended

const vaultFacts = (facts: readonly StoredFact[]): readonly VaultFact[] =>
  // `checkFact` lets only vault facts into this stream.
  facts.filter(({ stream }) => stream === 'vault-main').map((fact) => fact as unknown as VaultFact);

/** Facts in order, without texts that one of them shreds: its keys may not be destroyed yet. */
export const withoutShredded = (facts: readonly StoredFact[]): readonly StoredFact[] => {
  const shreds = vaultFacts(facts);
  if (shreds.length === 0) return facts;
  const factIds = new Set(
    shreds.flatMap((fact) => (fact.type === 'LeavesShredded' ? fact.data.targets : [])).map((target) => target.factId),
  );
  const rings = new Set(shreds.flatMap((fact) => (fact.type === 'LeavesShredded' ? [] : [fact.data.ring])));
  return facts.map((fact) => {
    const sealed = sealedTextOf(fact);
    if (sealed === undefined || !(factIds.has(fact.id) || rings.has(sealed.ring))) return fact;
    return { ...fact, data: { ...(fact.data as object), text: null } };
  });
};
