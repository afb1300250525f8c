import { describe, expect, it } from 'vitest';
import { presenceChanges } from './presenceMessage.ts';

const ann = 'a'.repeat(32);

describe('presenceChanges', () => {
  it('reads pairs of a person and a presence', () => {
    expect(presenceChanges(`[["${ann}","IDLE"],["${ann}","OFFLINE"]]`)).toEqual([
      { userId: ann, presence: 'IDLE' },
      { userId: ann, presence: 'OFFLINE' },
    ]);
  });

  it.each([
    '',
    '{}',
    'null',
    '5',
    '"ONLINE"',
    `[["${ann}","AWAY"]]`,
    '[["ann","ONLINE"]]',
    `[["${ann}","ONLINE"],7]`,
    '[[]]',
    '[[',
  ])('reads nothing from %s', (text) => {
    expect(presenceChanges(text)).toBeUndefined();
  });
});
