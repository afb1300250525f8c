import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { grown, regenerated } from './emitEmojiList.ts';

it('the committed emoji list is what the script emits', () => {
  const committed = readFileSync(new URL('../../../schema/src/events/emojiList.ts', import.meta.url), 'utf8');
  expect(regenerated(committed)).toBe(committed);
});

it('keeps what is committed in its place and adds only what is new', () => {
  expect(grown(['u-1', 'u-1f600'], ['😀', '👍🏽'])).toEqual(['u-1', 'u-1f600', 'u-1f44d-1f3fd']);
});
