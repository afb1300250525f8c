import 'reflect-metadata';
import { sampleId } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { channelCursor, logCursor, readCursor } from './cursor.ts';

const logId = sampleId();
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursors', () => {
  it('say the log and the place', () => {
    expect(readCursor(channelCursor(logId, 7), 'CHANNEL')).toEqual({ kind: 'CHANNEL', logId, seq: 7 });
    expect(readCursor(logCursor(logId, '0042'), 'LOG')).toEqual({ kind: 'LOG', logId, position: '0042' });
  });

  it('of another kind of subscription are refused', () => {
    expect(readCursor(channelCursor(logId, 7), 'LOG')).toMatchObject({ rejected: 'INVALID_INPUT', field: 'after' });
    expect(readCursor(logCursor(logId, '0042'), 'CHANNEL')).toMatchObject({ rejected: 'INVALID_INPUT' });
  });

  it.each([
    ['', 'nothing'],
    ['%%%', 'no base64url'],
    [encoded({}), 'no list'],
    [encoded(['c', logId]), 'no place'],
    [encoded(['c', logId, 1, 2]), 'too much'],
    [encoded(['c', logId, 1.5]), 'half a place'],
    [encoded(['c', logId, -1]), 'a place before the first'],
    [encoded(['c', 5, 1]), 'no log'],
    [encoded(['p', logId, "'; --"]), 'no position'],
    [encoded(['c', 'x'.repeat(300), 1]), 'far too long'],
  ])('that nobody handed out are refused: %s (%s)', (text) => {
    for (const kind of ['CHANNEL', 'LOG'] as const) expect(readCursor(text, kind)).toMatchObject({ rejected: 'INVALID_INPUT' });
  });
});
