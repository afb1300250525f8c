import { createHmac } from 'node:crypto';
import type { KeyedHash } from '@chat/schema/events';
import { expect, it } from 'vitest';
import { pairIdOf } from './pairId.ts';
import { adaId, bobId, cydId } from './testing/parties.ts';

/** What a vault with an all-known key would say. */
const vault = {
  keyedHash: (label: string, value: string) =>
    createHmac('sha256', 'key').update(`${label}:${value}`).digest('hex').slice(0, 32) as KeyedHash, // 32 hexadecimal digits
};

it('is the same whoever opens it, and another for other people', () => {
  expect(pairIdOf(vault, adaId, bobId)).toBe(pairIdOf(vault, bobId, adaId));
  expect(pairIdOf(vault, adaId, cydId)).not.toBe(pairIdOf(vault, adaId, bobId));
});

it('is made of these very bytes for ever', () => {
  expect(pairIdOf(vault, bobId, adaId)).toBe(vault.keyedHash('direct-pair', `${adaId} ${bobId}`));
});
