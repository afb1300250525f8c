import { EventStoreUnavailable, ReadStoreUnavailable } from '@chat/platform';
import { describe, expect, it } from 'vitest';
import { patience, posts, runnerWorld } from './testing/runnerWorld.ts';
import { position, posted, ring, shredded } from './testing/sampleLog.ts';
import { tallies, talliesView } from './testing/toyProjections.ts';

describe('ProjectionRunner, when something is away', () => {
  it('goes on from the durable checkpoint when the read store was away', async () => {
    const { readStore, start, statuses } = runnerWorld(posts(1, 60));
    let failures = 0;
    readStore.fail = () => {
      if (readStore.commits !== 1 || failures === 4) return undefined;
      failures += 1;
      return new ReadStoreUnavailable('away');
    };
    await using running = start();
    await running.runner.waitFor(position(60), ['tallies'], patience);

    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 60 } });
    expect(statuses.some(({ views, failure }) => views[0]?.state === 'stopped' && failure?.name === 'ReadStoreUnavailable')).toBe(
      true,
    );
    expect(running.runner.status()).toMatchObject({ degraded: false, views: [{ state: 'running' }, { state: 'running' }] });
  });

  it('goes on when the log was away', async () => {
    const { eventStore, readStore, start } = runnerWorld(posts(1, 30));
    let failures = 3;
    eventStore.fail = () => {
      failures -= 1;
      return failures >= 0 ? new EventStoreUnavailable('away') : undefined;
    };
    await using running = start();

    expect(await running.runner.waitFor(position(30), ['tallies'], patience)).toBe(true);
    expect(await readStore.contents(talliesView)).toMatchObject({ 'channel-a': { messages: 30 } });
  });

  it('is well again when the store is back, also where no fact is to be folded', async () => {
    const { readStore, start } = runnerWorld(posts(1, 3));
    {
      await using running = start();
      await running.runner.waitFor(position(3), ['notes', 'tallies'], patience);
    }
    const scan = readStore.scan.bind(readStore);
    readStore.scan = () => Promise.reject(new ReadStoreUnavailable('away'));
    await using again = start();
    await expect.poll(() => again.runner.status().views[0]?.state).toBe('stopped');
    readStore.scan = scan;

    await expect
      .poll(() => again.runner.status())
      .toMatchObject({ degraded: false, views: [{ state: 'running' }, { state: 'running' }] });
    expect(again.runner.status().failure).toBeUndefined();
  });

  it('shows the lag in facts and in time while it stands still', async () => {
    const { eventStore, readStore, clock, start } = runnerWorld([posted(1)]);
    await using running = start();
    await running.runner.waitFor(position(1), ['notes', 'tallies'], patience);
    readStore.fail = () => new ReadStoreUnavailable('away');
    eventStore.append(posts(2, 3));
    clock.set(eventStore.facts[1]?.meta.at ?? 0);
    clock.advance(250);
    await expect.poll(() => running.runner.status().failure?.name).toBe('ReadStoreUnavailable');

    expect(running.runner.status().views[0]).toMatchObject({ position: position(1), lagFacts: 2, lagMillis: 250 });
  });

  it('is behind when it lacks more than 20,000 facts', async () => {
    const { readStore, statuses, start } = runnerWorld([posted(20_001)], [tallies]);
    readStore.fail = () => new ReadStoreUnavailable('away');
    await using _running = start();

    await expect.poll(() => statuses.map(({ views }) => views[0]?.state)).toContain('behind');
  });

  it('purges once at the live end, and again at the next start where it could not', async () => {
    const { readStore, vault, start } = runnerWorld([posted(1), shredded(2, [1])]);
    vault.destroyed.add(ring);
    const purge = readStore.purge.bind(readStore);
    readStore.purge = () => Promise.reject(new ReadStoreUnavailable('a reader is in the way'));
    {
      await using running = start();
      await running.runner.waitFor(position(2), ['notes'], patience);
    }
    readStore.purge = purge;
    await using again = start();

    await expect.poll(() => readStore.purges, { timeout: patience }).toBe(1);
    await again.runner.stop();
    expect(readStore.purges).toBe(1);
  });
});
