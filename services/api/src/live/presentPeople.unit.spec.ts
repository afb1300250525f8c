import 'reflect-metadata';
import type { ChosenPresence, PresencePort, SignOfLife } from '@chat/platform';
import { recordingLog, seededIds } from '@chat/platform/testing';
import type { Id } from '@chat/schema/events';
import { beforeEach, describe, expect, it } from 'vitest';
import { PresentPeople } from './presentPeople.ts';
import type { LiveConnection } from './subscription.ts';

const ids = seededIds('present');
const [ann, ben] = [ids.next(), ids.next()];
const windowOf = (userId: Id): LiveConnection =>
  ({ connectionId: ids.next(), userId, isIdle: false }) as unknown as LiveConnection; // all that presence looks at

/** Everything that a turn of the event loop settles. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the people behind the sockets', () => {
  const log = recordingLog('error');
  let beats: SignOfLife[];
  let ended: Id[];
  let readings: PromiseWithResolvers<ChosenPresence>[];
  let people: PresentPeople;
  let isReachable: boolean;

  beforeEach(() => {
    [beats, ended, readings, isReachable] = [[], [], [], true];
    const answer = () => (isReachable ? Promise.resolve() : Promise.reject(new Error('no connection')));
    const presence = {
      beat: (sign: SignOfLife) => {
        beats.push(sign);
        return answer();
      },
      end: (_userId: Id, connectionId: Id) => {
        ended.push(connectionId);
        return answer();
      },
    } as unknown as PresencePort; // all that is told
    const chosenPresence = () => {
      const reading = Promise.withResolvers<ChosenPresence>();
      readings.push(reading);
      return reading.promise;
    };
    people = new PresentPeople({ presence, chosenPresence, log });
  });

  /** The reading of this number finds this. */
  const finds = async (number: number, chosen: ChosenPresence): Promise<void> => {
    readings[number]?.resolve(chosen);
    await settled();
  };

  it('are told of once it is known what others may see', async () => {
    const connection = windowOf(ann);
    people.opened(connection);
    await settled();
    expect(beats).toEqual([]);
    await finds(0, 'INVISIBLE');
    people.heard(connection);
    const { connectionId, userId } = connection;
    const sign = { userId, connectionId, isIdle: false, chosen: 'INVISIBLE' };
    expect(beats).toEqual([sign, sign]);
    expect(readings).toHaveLength(1);
  });

  it('share what they chose over all their windows, read once', async () => {
    people.opened(windowOf(ann));
    await finds(0, 'IDLE');
    people.opened(windowOf(ann));
    people.opened(windowOf(ben));
    expect(readings).toHaveLength(2);
    expect(beats.map(({ userId, chosen }) => [userId, chosen])).toEqual([
      [ann, 'IDLE'],
      [ann, 'IDLE'],
    ]);
  });

  it('are silent while a new choice is being read, and only the newest reading counts', async () => {
    const connection = windowOf(ann);
    people.opened(connection);
    await finds(0, 'AUTOMATIC');
    people.settingsChanged(ann);
    people.settingsChanged(ann);
    people.settingsChanged(ben);
    await finds(2, 'INVISIBLE');
    await finds(1, 'AUTOMATIC');
    people.heard(connection);
    expect(beats.map(({ chosen }) => chosen)).toEqual(['AUTOMATIC', 'INVISIBLE', 'INVISIBLE']);
  });

  it('are asked about again where it could not be read', async () => {
    const connection = windowOf(ann);
    people.opened(connection);
    readings[0]?.reject(new Error('the disk'));
    await settled();
    people.heard(connection);
    await finds(1, 'AUTOMATIC');
    expect(beats).toHaveLength(1);
    expect(log.records().at(-1)).toMatchObject({ message: 'it is not known what others may see of a person' });
  });

  it('are idle when they say so, which is told once', async () => {
    const connection = windowOf(ann);
    people.opened(connection);
    await finds(0, 'AUTOMATIC');
    people.touched(connection, true);
    people.touched(connection, true);
    people.touched(connection, false);
    expect(beats.map(({ isIdle }) => isIdle)).toEqual([false, true, false]);
  });

  it('are gone once they are closed, also while their choice is read', async () => {
    const [first, second] = [windowOf(ann), windowOf(ann)];
    people.opened(first);
    people.opened(second);
    people.closed(first);
    people.closed(first);
    people.heard(first);
    await finds(readings.length - 1, 'AUTOMATIC');
    people.closed(second);
    people.heard(second);
    expect(ended).toEqual([first.connectionId, second.connectionId]);
    expect(beats.map(({ connectionId }) => connectionId)).toEqual([second.connectionId]);
  });

  it('are told of in vain where presence cannot be reached, which is logged once until it can', async () => {
    const connection = windowOf(ann);
    const isTold = ({ message }: Record<string, unknown>) => message === 'presence cannot be told';
    const before = log.records().filter(isTold).length;
    people.opened(connection);
    isReachable = false;
    await finds(0, 'AUTOMATIC');
    for (const reachable of [false, false, true, false]) {
      isReachable = reachable;
      people.heard(connection);
      await settled();
    }
    expect(log.records().filter(isTold).length - before).toBe(2);
  });
});
