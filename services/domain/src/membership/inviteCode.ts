import type { Vault } from '@chat/platform';
import type { Id, KeyedHash } from '@chat/schema/events';

type Keyed = Pick<Vault, 'keyedHash'>;

/** Base 58: no letter that is taken for another. */
const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const length = 10;
const base = BigInt(digits.length);
const code = new RegExp(`^[${digits}]{${length}}$`);

/** The code of an invite: always the same one, and kept nowhere. */
export const inviteCodeOf = (vault: Keyed, inviteId: Id): string => {
  let rest = BigInt(`0x${vault.keyedHash('invite-code', inviteId)}`);
  let written = '';
  while (written.length < length) {
    written += digits[Number(rest % base)];
    rest /= base;
  }
  return written;
};

/** What names an invite's stream; nothing where the text cannot be a code. */
export const inviteHashOf = (vault: Keyed, text: string): KeyedHash | undefined =>
  code.test(text) ? vault.keyedHash('invite', text) : undefined;
