import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { nextFrameOf, nextPrefixOf, textFrameOf } from './frames.ts';

type Reader = new (options: { readonly isServer: boolean }) => Writable;
// `ws` exports it; its types do not say so.
const { Receiver } = ws as unknown as { readonly Receiver: Reader };

/** What a reader of the protocol makes of a frame. */
const received = async (frame: Buffer): Promise<string> => {
  const receiver = new Receiver({ isServer: false });
  const message = once(receiver, 'message');
  receiver.write(frame);
  const [data, isBinary] = await message;
  expect(isBinary).toBe(false);
  return String(data);
};

describe('frames', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('hold a text of %i bytes', async (length) => {
    const text = 'x'.repeat(length);
    expect(await received(textFrameOf(text))).toBe(text);
  });

  it('count bytes, not characters', async () => {
    expect(await received(textFrameOf('€'.repeat(100)))).toBe('€'.repeat(100));
  });

  it('of items differ in nothing but the operation id, whatever it is', async () => {
    const payload = Buffer.from('{"data":{"said":"ünï"}}');
    for (const id of ['1', 'quote " and \\', '€']) {
      const text = await received(nextFrameOf(nextPrefixOf(id), payload));
      expect(JSON.parse(text)).toEqual({ id, type: 'next', payload: { data: { said: 'ünï' } } });
    }
  });
});
