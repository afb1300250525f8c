import { sealDrafts, type Vault } from '@chat/platform';
import type { Draft, Envelope, Sealed } from '@chat/schema/events';
import type { Plan } from './job.ts';

/** Seals the text of all facts of a batch in one call, and answers with what is to be appended, in order. */
export type SealStaged = (plans: readonly Plan[]) => Promise<readonly Envelope[]>;

interface Item {
  readonly envelope: Envelope;
  readonly request: Parameters<typeof sealDrafts>[1][number];
  /** Its text, where that is sealed already. */
  readonly sealed: Sealed | undefined;
}

const itemsOf = ({ job, drafts, staged, gathered }: Plan): readonly Item[] =>
  drafts.map((draft: Draft, ordinal) => {
    const { stream, revision: _revision, ...envelope } = staged[ordinal] as Plan['staged'][number]; // one a draft
    const request = { stream, id: envelope.id, draft, owners: gathered.owners };
    return { envelope, request, sealed: job.command.sealed?.(ordinal) };
  });

export const sealWith =
  (vault: Vault): SealStaged =>
  async (plans) => {
    const items = plans.flatMap(itemsOf);
    const unsealed = items.filter(({ sealed }) => sealed === undefined);
    const facts = await sealDrafts(
      vault,
      unsealed.map(({ request }) => request),
    );
    const newlySealed = facts.values();
    return items.map(({ envelope, sealed }) => {
      if (sealed !== undefined) return { ...envelope, data: { ...(envelope.data as object), text: sealed } };
      // One for each that was unsealed, in order.
      return { ...envelope, data: (newlySealed.next().value as { readonly data: unknown }).data };
    });
  };
