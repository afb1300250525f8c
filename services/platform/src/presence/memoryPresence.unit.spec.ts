import type { Id } from '@chat/schema/events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { memoryPresence } from './memoryPresence.ts';
import type { PresenceChange, SignOfLife } from './presence.ts';

const id = (digit: string) => digit.repeat(32) as Id; // 32 hexadecimal digits
const ann = id('a');
const sign = (connection: string, changed: Partial<SignOfLife> = {}): SignOfLife => ({
  userId: ann,
  connectionId: id(connection),
  chosen: 'AUTOMATIC',
  isIdle: false,
  ...changed,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const watched = () => {
  const presence = memoryPresence(systemClock);
  const changes: PresenceChange[] = [];
  presence.onChange((some) => changes.push(...some));
  return { presence, changes, seen: () => changes.map((change) => change.presence) };
};

describe('presence', () => {
  it('is told once, however often somebody is heard of', async () => {
    const { presence, seen } = watched();
    await presence.beat(sign('1'));
    await presence.beat(sign('1'));
    await presence.beat(sign('2'));
    expect(seen()).toEqual(['ONLINE']);
    expect(await presence.present([ann, id('b')])).toEqual(new Map([[ann, 'ONLINE']]));
  });

  it('ends with the last connection', async () => {
    const { presence, seen } = watched();
    await presence.beat(sign('1'));
    await presence.beat(sign('2'));
    await presence.end(ann, id('1'));
    await presence.end(ann, id('2'));
    await presence.end(ann, id('2'));
    expect(seen()).toEqual(['ONLINE', 'OFFLINE']);
  });

  it('lapses 30 s after the last beat', async () => {
    const { presence, seen } = watched();
    await presence.beat(sign('1'));
    await vi.advanceTimersByTimeAsync(29_000);
    await presence.beat(sign('1'));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(seen()).toEqual(['ONLINE']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen()).toEqual(['ONLINE', 'OFFLINE']);
    expect(await presence.present([ann])).toEqual(new Map());
  });

  it('is idle where nobody touches any of the connections', async () => {
    const { presence, seen } = watched();
    await presence.beat(sign('1'));
    await presence.beat(sign('2', { isIdle: true }));
    await presence.beat(sign('1', { isIdle: true }));
    await presence.beat(sign('2'));
    expect(seen()).toEqual(['ONLINE', 'IDLE', 'ONLINE']);
  });

  it('is what somebody chose last, on whatever device', async () => {
    const { presence, seen } = watched();
    await presence.beat(sign('1'));
    await presence.beat(sign('2', { chosen: 'DO_NOT_DISTURB' }));
    await presence.beat(sign('1', { chosen: 'DO_NOT_DISTURB', isIdle: true }));
    await presence.beat(sign('1', { chosen: 'INVISIBLE' }));
    expect(seen()).toEqual(['ONLINE', 'DO_NOT_DISTURB', 'OFFLINE']);
    expect(await presence.present([ann])).toEqual(new Map());
  });
});
