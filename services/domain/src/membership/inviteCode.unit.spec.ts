import { createHash } from 'node:crypto';
import type { KeyedHash } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { exampleId } from '../testing/deciderSpec.ts';
import { inviteCodeOf, inviteHashOf } from './inviteCode.ts';

const vault = {
  keyedHash: (label: string, value: string) =>
    createHash('sha256').update(`${label}/${value}`).digest('hex').slice(0, 32) as KeyedHash, // 32 digits
};

describe('the code of an invite', () => {
  it('has ten characters that are not taken for others, and is always the same', () => {
    const codes = Array.from({ length: 1_000 }, (_, index) => inviteCodeOf(vault, exampleId(index)));
    expect(codes.every((code) => /^[1-9A-HJ-NP-Za-km-z]{10}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(1_000);
    expect(inviteCodeOf(vault, exampleId(7))).toBe(codes[7]);
  });

  it('names a stream only where it can be a code', () => {
    expect(inviteHashOf(vault, inviteCodeOf(vault, exampleId(7)))).toMatch(/^[0-9a-f]{32}$/);
    for (const text of ['', '111111111', '11111111111', '0000000000', 'аааааааааа'])
      expect(inviteHashOf(vault, text)).toBeUndefined();
  });
});
