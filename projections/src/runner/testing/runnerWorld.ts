import type { ProjectionsStatus, StoredFact } from '@chat/platform';
import { manualClock, recordingLog } from '@chat/platform/testing';
import { BackOff } from '../backOff.ts';
import type { Projection } from '../projection.ts';
import { ProjectionRunner } from '../projectionRunner.ts';
import { exampleId } from '../recorded.ts';
import { MemoryLog } from './memoryLog.ts';
import { MemoryReadStore } from './memoryReadStore.ts';
import { PlainVault } from './plainVault.ts';
import { posted } from './sampleLog.ts';
import { notes, tallies } from './toyProjections.ts';

export const logId = exampleId(0x106);
/** Milliseconds that a spec waits at most. */
export const patience = 5_000;

/** A runner over memory. */
export const runnerWorld = (facts: readonly StoredFact[], projections: readonly Projection[] = [notes, tallies]) => {
  const eventStore = new MemoryLog();
  eventStore.append(facts);
  const readStore = new MemoryReadStore();
  const vault = new PlainVault();
  const clock = manualClock(1_700_000_000_000);
  const statuses: ProjectionsStatus[] = [];
  const ports = {
    eventStore,
    readStore: readStore as never, // it answers no queries, and the runner asks none
    vault,
    clock,
    logId,
    log: recordingLog(),
    factsBetween: (after: string | undefined, to: string) => Number(to) - Number(after ?? 0),
  };
  const start = () => {
    const runner = new ProjectionRunner(ports, {
      projections,
      sizes: { live: 2, catchUp: 25 },
      backOff: new BackOff({ firstMillis: 2, mostMillis: 4 }),
      onStatus: (status) => statuses.push(status),
    });
    runner.start();
    return { runner, [Symbol.asyncDispose]: () => runner.stop() };
  };
  return { eventStore, readStore, vault, clock, statuses, start };
};

/** Messages of these numbers. */
export const posts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => posted(from + index));
