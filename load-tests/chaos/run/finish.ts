import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@chat/platform';
import { ask } from '../client/ask.ts';
import { type Run, untilAnswered } from '../client/commands.ts';
import { readHistory, readNewest } from '../client/pages.ts';
import { refreshToken } from '../client/people.ts';
import { type Reader, settle } from '../client/reader.ts';
import type { World } from './world.ts';

/** The product did not come to rest though nothing is asked of it any more. */
export class NeverQuiet extends Error {
  override readonly name = 'NeverQuiet';
}

interface View {
  readonly name: string;
  readonly lagFacts: number;
  readonly state: string;
}

/** What a stopped process still had in its hands is done long before. */
const restMillis = 2_000;
const betweenMillis = 200;
const mostMillis = 60_000;

const viewsThrough = async (address: string, token: string): Promise<readonly View[] | undefined> => {
  const question = { address, token, query: '{ views { name lagFacts state } }', variables: {} };
  const outcome = await ask<{ readonly views: readonly View[] }>(question);
  return outcome.kind === 'succeeded' ? outcome.data.views : undefined;
};

const isAtRest = (views: readonly View[] | undefined): boolean =>
  views?.every(({ lagFacts, state }) => lagFacts === 0 && state === 'RUNNING') ?? false;

/** Waits until every node's views have followed the log to its end, and stayed there. Answers with the views' names. */
const waitForQuiet = async ({ nodes, recorder }: Run, { administrator }: World): Promise<readonly string[]> => {
  const deadline = recorder.now() + mostMillis;
  let quietSince: number | undefined;
  for (;;) {
    const all = await Promise.all(nodes.map(({ address }) => viewsThrough(address, administrator.token)));
    const now = recorder.now();
    if (!all.every(isAtRest)) quietSince = undefined;
    else quietSince ??= now;
    if (quietSince !== undefined && now - quietSince >= restMillis) return all[0]?.map(({ name }) => name) ?? [];
    if (now > deadline) throw new NeverQuiet(JSON.stringify(all));
    await wait(betweenMillis);
  }
};

const readAll = async (run: Run, { members, administrator, channels }: World): Promise<void> => {
  for (const person of [administrator, ...members])
    for (const channel of channels) for (const node of run.nodes) await readNewest(run, person, { node, channel, size: 50 });
};

const readHistories = async (run: Run, { administrator, channels }: World, phase: 'live' | 'rebuilt'): Promise<void> => {
  for (const channel of channels) for (const node of run.nodes) await readHistory(run, administrator, { node, channel, phase });
};

const rebuild = async (run: Run, { administrator }: World, views: readonly string[]): Promise<void> => {
  for (const view of views)
    await untilAnswered(run, administrator, { operation: 'rebuild', key: newId(), input: { view }, mostAttempts: 3 });
};

/** Once all faults are over and all clients have ended: everybody reads to the end, before and after a rebuild. */
export const finish = async (run: Run, world: World, readers: readonly Reader[]): Promise<void> => {
  const { recorder, nodes } = run;
  const people = [world.administrator, ...world.members];
  for (const person of people) await refreshToken(person, nodes[0]?.address ?? '', recorder.now());
  const views = await waitForQuiet(run, world);
  recorder.write({ kind: 'quiet' });
  await Promise.all(readers.map((reader) => settle(run, reader)));
  await readAll(run, world);
  await readHistories(run, world, 'live');
  await rebuild(run, world, views);
  await readHistories(run, world, 'rebuilt');
};
