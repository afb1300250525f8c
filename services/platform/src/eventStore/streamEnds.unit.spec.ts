import { describe, expect, it } from 'vitest';
import { StreamEnds } from './streamEnds.ts';

describe('the known ends of streams', () => {
  it('nothing is known of a stream that was neither read nor written', () => {
    expect(new StreamEnds().isEmptyFrom('sample-main', 1_000)).toBe(false);
  });

  it('a stream is empty behind where it was seen to end, and not at its last fact', () => {
    const ends = new StreamEnds();
    ends.reached('sample-main', 4);
    expect(ends.isEmptyFrom('sample-main', 5)).toBe(true);
    expect(ends.isEmptyFrom('sample-main', 4)).toBe(false);
    expect(ends.isEmptyFrom('sample-other', 5)).toBe(false);
  });

  it('an end that was seen earlier takes nothing back', () => {
    const ends = new StreamEnds();
    ends.reached('sample-main', 4);
    ends.reached('sample-main', 2);
    expect(ends.isEmptyFrom('sample-main', 4)).toBe(false);
  });

  it('a forgotten end is unknown', () => {
    const ends = new StreamEnds();
    ends.reached('sample-main', 4);
    ends.forget('sample-main');
    expect(ends.isEmptyFrom('sample-main', 5)).toBe(false);
  });
});
