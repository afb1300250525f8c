import { expect, it } from 'vitest';
import { avatarColours, avatarPairOf } from './avatarColour.ts';

it('every offered colour is drawn with its own pair', () => {
  expect(avatarColours.map(avatarPairOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it.each([
  ['#e74c3c', 0],
  ['#e67e22', 1],
  ['#3ba55d', 3],
  ['#206694', 5],
  ['#5865f2', 6],
  ['#ad1457', 7],
])('any colour is drawn with the pair of the nearest hue: %s', (colour, pair) => {
  expect(avatarPairOf(colour)).toBe(pair);
});

it('grey has a pair as well', () => {
  expect(avatarColours[avatarPairOf('#808080')]).toBeDefined();
});
