import type { ProjectionsStatus, ViewStatus } from '@chat/platform';
import { expect, it } from 'vitest';
import { readinessOf } from './readiness.ts';

const view = (name: string, more: Partial<ViewStatus> = {}): ViewStatus => ({
  view: name,
  lagFacts: 0,
  lagMillis: 0,
  parked: 0,
  state: 'running',
  ...more,
});
const status = (views: readonly ViewStatus[], more: Partial<ProjectionsStatus> = {}): ProjectionsStatus => ({
  views,
  degraded: false,
  rebuilding: [],
  ...more,
});

it('is ready where every view follows the log', () => {
  expect(readinessOf(status([view('people')]), false)).toEqual({
    ready: true,
    parts: { server: 'ok', log: 'ok', projections: 'ok' },
  });
});

it('is not ready before the views are known', () => {
  expect(readinessOf(status([]), false).ready).toBe(false);
});

it.each(['behind', 'stopped'] as const)('is not ready while a view is %s, and names it', (state) => {
  const { ready, parts } = readinessOf(status([view('people'), view('guilds', { state })]), false);
  expect([ready, parts['projections']]).toEqual([false, 'behind: guilds']);
});

it('says why nothing is folded', () => {
  const failure = { name: 'ReadStoreUnavailable', message: 'the file is torn' };
  const views = [view('people', { state: 'stopped' })];
  expect(readinessOf(status(views, { failure }), false).parts['projections']).toBe('the file is torn');
});

it('is ready with something parked, and says so', () => {
  const { ready, parts } = readinessOf(status([view('people', { parked: 1 })], { degraded: true }), false);
  expect([ready, parts['projections']]).toEqual([true, 'degraded: people']);
});

it('is not ready once the server stops', () => {
  const { ready, parts } = readinessOf(status([view('people')]), true);
  expect([ready, parts['server']]).toEqual([false, 'stopping']);
});
