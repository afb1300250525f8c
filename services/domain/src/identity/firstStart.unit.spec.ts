import { type EventStore, WrongExpectedRevision } from '@chat/platform';
import { manualClock, sampleFact, seededIds } from '@chat/platform/testing';
import { streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { MemoryEventStore } from '../commands/testing/memoryEventStore.ts';
import { ReadableVault } from '../commands/testing/readableVault.ts';
import { exampleId } from '../testing/deciderSpec.ts';
import { InstanceMismatch, instanceIdentity } from './firstStart.ts';

const partsOn = (store: EventStore, vault = new ReadableVault()) => {
  const clock = manualClock();
  return { store, vault, clock, ids: seededIds('first start', clock) };
};

describe('the identity of the log', () => {
  it('is written into an empty log and read ever after', async () => {
    const store = new MemoryEventStore();
    const first = await instanceIdentity(partsOn(store));
    expect(await instanceIdentity(partsOn(store))).toBe(first);
    expect(store.facts).toMatchObject([{ stream: streams.instance, type: 'InstanceCreated', data: { logId: first } }]);
  });

  it('is that of whoever was faster', async () => {
    const store = new MemoryEventStore();
    const other = new MemoryEventStore();
    const theirs = await instanceIdentity(partsOn(other));
    store.before = ({ stream, expected }) => {
      store.before = () => undefined;
      store.write({ stream, expected, facts: other.calls[0]?.facts ?? [] });
      throw new WrongExpectedRevision(stream, expected, 0);
    };
    expect(await instanceIdentity(partsOn(store))).toBe(theirs);
  });

  it('is not made up where the log cannot be written', async () => {
    const store = new MemoryEventStore();
    store.before = () => {
      throw new Error('disk full');
    };
    await expect(instanceIdentity(partsOn(store))).rejects.toThrow('disk full');
  });

  it('goes with its vault alone', async () => {
    const store = new MemoryEventStore();
    await instanceIdentity(partsOn(store));
    const other = Object.assign(new ReadableVault(), { vaultId: exampleId(9) });
    await expect(instanceIdentity(partsOn(store, other))).rejects.toThrow(InstanceMismatch);
  });

  it('is the first fact, or the log is something else', async () => {
    const store = new MemoryEventStore();
    store.write({ stream: streams.instance, expected: 'no_stream', facts: [sampleFact()] });
    await expect(instanceIdentity(partsOn(store))).rejects.toThrow(InstanceMismatch);
  });
});
