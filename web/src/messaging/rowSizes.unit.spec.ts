import { expect, it } from 'vitest';
import { forgetSizes } from './rowSizes.ts';

const sizesOf = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`${at}`, 22] as const));

it('forgets heights of rows that are gone once there are very many', () => {
  const sizes = new Map<number | string | bigint, number>(sizesOf(3_000));
  forgetSizes(sizes, [{ key: '7' }, { key: 'new' }]);
  expect([...sizes]).toEqual([['7', 22]]);
});

it('leaves few alone: who scrolls back finds them', () => {
  const sizes = new Map<number | string | bigint, number>(sizesOf(2_999));
  forgetSizes(sizes, []);
  expect(sizes.size).toBe(2_999);
});
