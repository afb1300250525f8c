import { describe, expect, it } from 'vitest';
import { FrameReader, serverFrame } from './frames.ts';

const readAll = (chunks: readonly Buffer[]): readonly string[] => {
  const seen: string[] = [];
  const reader = new FrameReader((buffer, start, end) => seen.push(buffer.toString('utf8', start, end)));
  for (const chunk of chunks) reader.push(chunk);
  return seen;
};

const texts = ['', 'a', 'b'.repeat(125), 'c'.repeat(126), 'd'.repeat(5_000)];

describe('the frames that the load client reads', () => {
  it('several frames in one chunk come one by one', () => {
    expect(readAll([Buffer.concat(texts.map(serverFrame))])).toEqual(texts);
  });

  it('a frame cut anywhere comes whole', () => {
    const bytes = Buffer.concat(texts.map(serverFrame));
    expect(readAll(Array.from(bytes, (_, at) => bytes.subarray(at, at + 1)))).toEqual(texts);
  });

  it('a frame with eight bytes of length comes whole', () => {
    const payload = Buffer.alloc(70_000, 'x');
    const header = Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0x01, 0x11, 0x70]);
    expect(readAll([Buffer.concat([header, payload])])).toEqual([payload.toString()]);
  });
});
