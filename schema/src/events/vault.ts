import { list, record } from './compoundKinds.ts';
import { defineFact, type FactOf } from './definition.ts';
import { count, id, oneOf } from './kinds.ts';

/**
 * Stream `vault-main`. Appended before the keys are destroyed. `ranges` are inclusive leaf ranges of the ring; `targets`
 * name what readers must forget: the fact whose text is gone, and what it belongs to (a message, an account, a guild).
 */
export const LeavesShredded = defineFact('LeavesShredded', {
  ring: id,
  ranges: list(record({ first: count, last: count }), 256),
  targets: list(
    record({
      kind: oneOf('MESSAGE', 'ACCOUNT', 'GUILD', 'MEMBERSHIP', 'MODERATION'),
      /** Id of the fact whose text is shredded. */
      factId: id,
      /** Id of the message, account, guild or channel (its name or topic: kind GUILD) that the text belongs to. */
      subjectId: id,
      /** Id of the channel or guild that holds it; equal to `subjectId` where nothing does. */
      containerId: id,
    }),
    256,
  ),
});
/** Every text of the ring is gone. */
export const RingDestroyed = defineFact('RingDestroyed', { ring: id });
/** Keys of the ring were lost, not destroyed: an operator accepted the loss. */
export const RingLost = defineFact('RingLost', { ring: id });

export const vaultFacts = { LeavesShredded, RingDestroyed, RingLost } as const;
export type VaultFact = FactOf<(typeof vaultFacts)[keyof typeof vaultFacts]>;
