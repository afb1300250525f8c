import { sealDrafts, type Vault } from '@chat/platform';
import type { Envelope } from '@chat/schema/events';
import type { Plan } from './job.ts';

/** Seals the text of all facts of a batch in one call, and answers with what is to be appended, in order. */
export type SealStaged = (plans: readonly Plan[]) => Promise<readonly Envelope[]>;

export const sealWith =
  (vault: Vault): SealStaged =>
  async (plans) => {
    const items = plans.flatMap((plan) =>
      plan.drafts.map((draft, ordinal) => {
        const { stream, revision: _revision, ...envelope } = plan.staged[ordinal] as Plan['staged'][number]; // one a draft
        return { envelope, request: { stream, id: envelope.id, draft, owners: plan.gathered.owners } };
      }),
    );
    const sealed = await sealDrafts(
      vault,
      items.map((item) => item.request),
    );
    // One a request.
    return items.map(({ envelope }, index) => ({ ...envelope, data: (sealed[index] as { readonly data: unknown }).data }));
  };
