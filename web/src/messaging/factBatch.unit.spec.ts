import { expect, it } from 'vitest';
import { FactBatch } from './factBatch.ts';

const batch = () => {
  const frames: (() => void)[] = [];
  const handed: (readonly number[])[] = [];
  const facts = new FactBatch<number>(
    (work) => frames.push(work),
    (all) => handed.push(all),
  );
  const nextFrame = (): void => {
    for (const work of frames.splice(0)) work();
  };
  return { facts, handed, nextFrame };
};

it('what comes within a frame is handed on at once, in its order', () => {
  const { facts, handed, nextFrame } = batch();
  for (const fact of [1, 2, 3]) facts.add(fact);
  expect(handed).toEqual([]);
  nextFrame();
  facts.add(4);
  nextFrame();
  expect(handed).toEqual([[1, 2, 3], [4]]);
});

it('what is wanted before the frame is handed on once', () => {
  const { facts, handed, nextFrame } = batch();
  facts.add(1);
  facts.flush();
  nextFrame();
  expect(handed).toEqual([[1]]);
});

it('what is forgotten is not handed on', () => {
  const { facts, handed, nextFrame } = batch();
  facts.add(1);
  facts.clear();
  nextFrame();
  expect(handed).toEqual([]);
});
