import type { Id, Millis } from '@chat/schema/events';
import { describe, expect, it, vi } from 'vitest';
import type { Presence, PresencePort, SignOfLife } from '../presence/presence.ts';
import { sampleId } from './sampleFacts.ts';

/** Presence under test. Disposing it closes it. */
export interface OpenedPresence extends AsyncDisposable {
  readonly presence: PresencePort;
  /** The same people, seen by another node; the same port where an adapter knows one node only. */
  readonly other: PresencePort;
  readonly lapse: Millis;
  /** Lets so many milliseconds pass. */
  elapse(by: Millis): Promise<void>;
}

export type OpenPresence = () => Promise<OpenedPresence>;

/** One person with connections named by digits, and what both nodes have told of them. */
const person = ({ presence, other }: OpenedPresence) => {
  const userId = sampleId();
  const connections = new Map<string, Id>();
  const connectionOf = (name: string): Id => {
    const connectionId = connections.get(name) ?? sampleId();
    connections.set(name, connectionId);
    return connectionId;
  };
  const told: readonly Presence[][] = [presence, other].map((port) => {
    const seen: Presence[] = [];
    port.onChange((changes) =>
      seen.push(...changes.filter((change) => change.userId === userId).map((change) => change.presence)),
    );
    return seen;
  });
  return {
    userId,
    told,
    beat: (name: string, changed: Partial<SignOfLife> = {}, port = presence) =>
      port.beat({ userId, connectionId: connectionOf(name), chosen: 'AUTOMATIC', isIdle: false, ...changed }),
    end: (name: string, port = presence) => port.end(userId, connectionOf(name)),
    /** Both nodes have told exactly this. */
    isTold: (...all: Presence[]) => vi.waitFor(() => expect(told).toEqual([all, all]), { timeout: 10_000 }),
    /** Whoever asks now gets this. */
    isSeen: async (seen: Presence) => {
      const expected = seen === 'OFFLINE' ? new Map() : new Map([[userId, seen]]);
      for (const port of [presence, other]) expect(await port.present([sampleId(), userId])).toEqual(expected);
    },
  };
};

const changeCases = (open: OpenPresence) => {
  it('is told once, however often somebody is heard of', async () => {
    await using opened = await open();
    const ann = person(opened);
    await ann.beat('1');
    await ann.beat('1');
    await ann.beat('2', {}, opened.other);
    await ann.beat('1');
    await ann.isTold('ONLINE');
    await ann.isSeen('ONLINE');
  });

  it('ends with the last connection, at once', async () => {
    await using opened = await open();
    const ann = person(opened);
    await ann.beat('1');
    await ann.beat('2', {}, opened.other);
    await ann.end('1');
    await ann.isSeen('ONLINE');
    await ann.end('2', opened.other);
    await ann.isSeen('OFFLINE');
    await ann.end('2');
    await ann.isTold('ONLINE', 'OFFLINE');
  });

  it('begins again after its end', async () => {
    await using opened = await open();
    const ann = person(opened);
    await ann.beat('1');
    await ann.end('1');
    await ann.beat('1', { isIdle: true });
    await ann.isTold('ONLINE', 'OFFLINE', 'IDLE');
  });

  it('is idle where nobody touches any of the connections', async () => {
    await using opened = await open();
    const ann = person(opened);
    await ann.beat('1');
    await ann.beat('2', { isIdle: true });
    await ann.beat('1', { isIdle: true });
    await ann.isSeen('IDLE');
    await ann.beat('2');
    await ann.isTold('ONLINE', 'IDLE', 'ONLINE');
  });

  it('is what somebody chose last, on whatever device', async () => {
    await using opened = await open();
    const ann = person(opened);
    await ann.beat('1');
    await ann.beat('2', { chosen: 'DO_NOT_DISTURB' }, opened.other);
    await ann.beat('1', { chosen: 'DO_NOT_DISTURB', isIdle: true });
    await ann.beat('1', { chosen: 'IDLE' });
    await ann.beat('1', { chosen: 'INVISIBLE' });
    await ann.isTold('ONLINE', 'DO_NOT_DISTURB', 'IDLE', 'OFFLINE');
    await ann.isSeen('OFFLINE');
  });

  it('keeps people apart', async () => {
    await using opened = await open();
    const [ann, bob] = [person(opened), person(opened)];
    await Promise.all([ann.beat('1'), bob.beat('1', { chosen: 'DO_NOT_DISTURB' })]);
    await ann.end('1');
    await ann.isTold('ONLINE', 'OFFLINE');
    await bob.isTold('DO_NOT_DISTURB');
  });

  it('tells nothing to whoever has stopped listening', async () => {
    await using opened = await open();
    const ann = person(opened);
    const stopped: unknown[] = [];
    opened.presence.onChange((changes) => stopped.push(...changes))();
    await ann.beat('1');
    await ann.isTold('ONLINE');
    expect(stopped).toEqual([]);
  });
};

const lapseCases = (open: OpenPresence) => {
  it('lapses without a beat, and not while there are beats', async () => {
    await using opened = await open();
    const ann = person(opened);
    await ann.beat('1');
    for (let beats = 0; beats < 3; beats++) {
      await opened.elapse(opened.lapse / 2);
      await ann.beat('1');
    }
    await ann.isTold('ONLINE');
    await opened.elapse(opened.lapse + 1_000);
    await ann.isTold('ONLINE', 'OFFLINE');
    await ann.isSeen('OFFLINE');
  });

  it('is that of the connections that are left, where one lapses', async () => {
    await using opened = await open();
    const ann = person(opened);
    await ann.beat('1');
    await opened.elapse(opened.lapse / 2);
    await ann.beat('2', { isIdle: true });
    await ann.isTold('ONLINE');
    await opened.elapse(opened.lapse / 2);
    await ann.beat('2', { isIdle: true });
    await opened.elapse(opened.lapse / 2);
    await ann.isTold('ONLINE', 'IDLE');
  });

  it('lapses once for everybody of a node that is gone', async () => {
    await using opened = await open();
    const people = Array.from({ length: 60 }, () => person(opened));
    await Promise.all(people.map(({ beat }) => beat('1')));
    for (const { isTold } of people) await isTold('ONLINE');
    await opened.elapse(opened.lapse + 1_000);
    for (const { isTold } of people) await isTold('ONLINE', 'OFFLINE');
  });
};

/** The rules of the port `PresencePort`, as tests. Every adapter runs them; cases use people of their own. */
export const presenceContract = (name: string, open: OpenPresence): void => {
  describe(`presence by ${name}`, () => {
    changeCases(open);
    lapseCases(open);

    it('of nobody is nobody', async () => {
      await using opened = await open();
      expect(await opened.presence.present([])).toEqual(new Map());
    });

    it('of many is known at once', async () => {
      await using opened = await open();
      const ann = person(opened);
      await ann.beat('1');
      const many = Array.from({ length: 2_500 }, sampleId);
      expect(await opened.presence.present([...many, ann.userId])).toEqual(new Map([[ann.userId, 'ONLINE']]));
    });
  });
};
