import { describe, expect, it } from 'vitest';
import { FrameReader, serverFrame } from './frames.ts';
import { markedText, markOf, remark } from './marker.ts';

const marksIn = (bytes: Buffer): readonly number[] => {
  const marks: number[] = [];
  new FrameReader((buffer, start, end) => marks.push(markOf(buffer, start, end))).push(bytes);
  return marks;
};

describe('the number that a message of a load carries', () => {
  it('is read out of the frame', () => {
    expect(marksIn(serverFrame(`{"content":"${markedText(1_234_567)}"}`))).toEqual([1_234_567]);
  });

  it('a frame without one has none', () => {
    expect(marksIn(serverFrame('{"type":"pong"}'))).toEqual([-1]);
  });

  it.each([90, 126, 600])('a frame of %d bytes is the same but for the number', (length) => {
    const frame = serverFrame(`{"content":"${markedText(7)}"`.padEnd(length, '.'));
    expect(marksIn(remark(frame, 8))).toEqual([8]);
    expect(remark(remark(frame, 8), 7)).toEqual(frame);
  });
});
