import type { Vault } from '@chat/platform';
import type { Id } from '@chat/schema/events';

/**
 * The id of the conversation of two people, whoever opens it: the keyed hash, under the label `direct-pair`, of their ids in
 * their order with a space between. **For ever**: streams are named by it. Without the vault nobody can tell who talks to whom.
 */
export const pairIdOf = (vault: Pick<Vault, 'keyedHash'>, one: Id, other: Id): Id =>
  vault.keyedHash('direct-pair', [one, other].sort().join(' ')) as string as Id; // 32 hexadecimal digits as well
