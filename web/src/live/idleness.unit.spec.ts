import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Idleness } from './idleness.ts';

const minute = 60_000;
let target: EventTarget;
let idleness: Idleness;
beforeEach(() => {
  vi.useFakeTimers();
  target = new EventTarget();
  idleness = new Idleness(target, () => Date.now());
  idleness.start();
});
afterEach(() => {
  idleness.stop();
  vi.useRealTimers();
});

const after = (milliseconds: number): boolean => {
  vi.advanceTimersByTime(milliseconds);
  return idleness.state.get();
};

it('somebody is there for five minutes after they touched something, and no longer', () => {
  expect(after(5 * minute - 1)).toBe(false);
  expect(after(1)).toBe(true);
});

it('whatever is touched counts from then on', () => {
  after(4 * minute);
  target.dispatchEvent(new Event('pointermove'));
  expect(after(4 * minute)).toBe(false);
  target.dispatchEvent(new Event('keydown'));
  expect(after(5 * minute - 1)).toBe(false);
  expect(after(1)).toBe(true);
});

it('somebody who comes back is there at once, and told of once', () => {
  const told = vi.fn();
  idleness.state.subscribe(told);
  after(6 * minute);
  target.dispatchEvent(new Event('keydown'));
  target.dispatchEvent(new Event('keydown'));
  expect(idleness.state.get()).toBe(false);
  expect(told).toHaveBeenCalledTimes(2);
});

it('nothing is heard once it is stopped', () => {
  idleness.stop();
  expect(after(10 * minute)).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
