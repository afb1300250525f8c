import { describe, expect, it } from 'vitest';
import { exampleId as id } from '../testing/deciderSpec.ts';
import { afterClosing, isClosed, neverClosed } from './closing.policy.ts';

describe('a conversation that somebody put away', () => {
  const closed = afterClosing(neverClosed, { key: id(1), upTo: 7 });

  it('is closed until a message stands above it', () => {
    expect(isClosed(closed, 7)).toBe(true);
    expect(isClosed(closed, 8)).toBe(false);
    expect(isClosed(neverClosed, 0)).toBe(false);
    expect(isClosed(afterClosing(neverClosed, { key: id(1), upTo: 0 }), 0)).toBe(true);
  });

  it('is opened again by hand', () => {
    expect(isClosed(afterClosing(closed, { key: id(2), upTo: null }), 7)).toBe(false);
  });

  it('is not opened again by a retry of what opened it before it was closed', () => {
    const opened = afterClosing(neverClosed, { key: id(1), upTo: null });
    const closedSince = afterClosing(opened, { key: id(2), upTo: 7 });
    expect(afterClosing(closedSince, { key: id(1), upTo: null })).toBe(closedSince);
  });

  it('is not closed again by a retry, of which the newest sixteen are remembered', () => {
    expect(afterClosing(closed, { key: id(1), upTo: 9 })).toBe(closed);
    let closing = closed;
    for (let number = 2; number <= 17; number += 1) closing = afterClosing(closing, { key: id(number), upTo: number });
    expect(closing.keys).toHaveLength(16);
    expect(afterClosing(closing, { key: id(2), upTo: 99 })).toBe(closing);
  });
});
