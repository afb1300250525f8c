import { expect, it } from 'vitest';
import { emojiOf } from './emojiOf.ts';

it('an emoji is shown by the sign that its name stands for', () => {
  expect(emojiOf('u-1f44d-1f3fb')).toBe('👍🏻');
});

it('an emoji that is no sign has a placeholder', () => {
  expect(emojiOf('c-0198a1b2c3d47e8f90123456789abcde')).toBe('▫');
  expect(emojiOf('u-zz')).toBe('▫');
});
