import { expect, it } from 'vitest';
import type { Part } from '../cluster/cluster.ts';
import { seededRandom } from '../random.ts';
import { plannedRounds } from './plan.ts';

const done = () => undefined;
const node: Part = { name: 'node', faults: { kill: async () => undefined, stop: done, cut: done, refuse: done } };
const engine: Part = { name: 'engine', faults: { stop: done, cut: done } };
const rounds = (seed: number, parts: readonly Part[] = [node, engine]) =>
  plannedRounds(parts, seededRandom(seed)).take(500).toArray();

it('the same seed plans the same, another one something else', () => {
  expect(rounds(7)).toEqual(rounds(7));
  expect(rounds(7)).not.toEqual(rounds(8));
});

it('every fault that a part can take comes up, and none that it cannot', () => {
  const faults = rounds(7).flatMap((round) => round.faults);
  const on = (part: Part) => new Set(faults.filter((planned) => planned.part === part).map(({ fault }) => fault));
  expect(on(node)).toEqual(new Set(['kill', 'stop', 'cut', 'refuse']));
  expect(on(engine)).toEqual(new Set(['stop', 'cut']));
});

it('at most two parts are hit at once, never one twice, with quiet before', () => {
  const all = rounds(7);
  expect(new Set(all.map(({ faults }) => faults.length))).toEqual(new Set([1, 2]));
  for (const { faults, quietMillis } of all) {
    expect(new Set(faults.map(({ part }) => part)).size).toBe(faults.length);
    expect(quietMillis).toBeGreaterThanOrEqual(500);
  }
});

it('a process is stopped for one to eight seconds', () => {
  const stops = rounds(7).flatMap(({ faults }) => faults.filter(({ fault }) => fault === 'stop'));
  expect(Math.min(...stops.map(({ millis }) => millis))).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...stops.map(({ millis }) => millis))).toBeLessThanOrEqual(8_000);
});

it('a part that takes no fault is left alone', () => {
  expect(rounds(7, [{ name: 'rock', faults: {} }]).flatMap(({ faults }) => faults)).toEqual([]);
});
