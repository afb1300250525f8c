import { describe, expect, it } from 'vitest';
import { chipOf, type Known } from './connectionChip.ts';

const progress = (isLive: boolean, upTo: number) => ({ channelId: 'c', isLive, upTo });
const chip = (known: Partial<Known>) =>
  chipOf({ connection: { kind: 'online' }, progress: undefined, from: undefined, target: undefined, waiting: 0, ...known });

describe('the state of the connection', () => {
  it('is connecting until there was a connection', () => {
    expect(chip({ connection: { kind: 'connecting' }, waiting: 3 })).toEqual({ kind: 'connecting' });
  });

  it('is complete only where all that happens in the open channel arrives', () => {
    expect(chip({ progress: progress(true, 48) })).toEqual({ kind: 'complete', upTo: 48 });
    expect(chip({ progress: progress(false, 48) })).toEqual({ kind: 'catchingUp' });
    expect(chip({})).toEqual({ kind: 'catchingUp' });
  });

  it('is offline since it was lost, whatever is shown, and says how much waits', () => {
    const connection = { kind: 'offline', since: 7 } as const;
    expect(chip({ connection, progress: progress(true, 48), waiting: 2 })).toEqual({ kind: 'offline', since: 7, waiting: 2 });
  });

  it('counts how much of what was missed is there', () => {
    const known = { from: 100, target: 120 };
    expect(chip({ ...known, progress: progress(false, 105) })).toEqual({ kind: 'catchingUp', done: 5, of: 20 });
    expect(chip({ ...known, progress: progress(false, 130) })).toEqual({ kind: 'catchingUp', done: 20, of: 20 });
  });

  it('counts nothing where nothing was missed or nobody knows how much', () => {
    expect(chip({ from: 100, target: 100, progress: progress(false, 100) })).toEqual({ kind: 'catchingUp' });
    expect(chip({ from: 100, progress: progress(false, 105) })).toEqual({ kind: 'catchingUp' });
    expect(chip({ target: 100, progress: progress(false, 50) })).toEqual({ kind: 'catchingUp' });
  });
});
