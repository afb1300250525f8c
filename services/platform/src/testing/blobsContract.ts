import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Blobs } from '../blobs/blobs.ts';
import { sampleId } from './sampleFacts.ts';
import { seededBytes } from './seededIds.ts';

/** Blobs under test. Disposing them closes them. */
export interface OpenedBlobs extends AsyncDisposable {
  readonly blobs: Blobs;
}

export type OpenBlobs = () => Promise<OpenedBlobs>;

const mega = 1_024 * 1_024;
const text = { type: 'text/plain', most: mega };
const bytesOf = (word: string) => Buffer.from(word);
const newKey = () => `attachments/${sampleId()}/original`;

/** So many bytes in pieces, and where `failing` is given, then this error. */
async function* pieces(count: number, failing?: Error): AsyncGenerator<Uint8Array> {
  const piece = seededBytes('blob')(64 * 1_024);
  for (let left = count; left > 0; left -= piece.byteLength) yield piece.subarray(0, left);
  if (failing) throw failing;
}

const read = async (blobs: Blobs, ...[key, range]: Parameters<Blobs['get']>): Promise<string | undefined> => {
  const opened = await blobs.get(key, range);
  return opened && (await buffer(opened.content)).toString('latin1');
};

const storingCases = (open: OpenBlobs) => {
  it('is read as it was put, with its size and type', async () => {
    await using opened = await open();
    const key = newKey();
    expect(await opened.blobs.put(key, bytesOf('hello'), text)).toEqual({ size: 5, type: 'text/plain' });
    expect(await opened.blobs.head(key)).toEqual({ size: 5, type: 'text/plain' });
    const blob = await opened.blobs.get(key);
    expect(blob).toMatchObject({ size: 5, type: 'text/plain', from: 0, length: 5 });
    blob?.content.destroy();
    expect(await read(opened.blobs, key)).toBe('hello');
  });

  it('may be empty', async () => {
    await using opened = await open();
    const key = newKey();
    expect(await opened.blobs.put(key, pieces(0), { type: 'image/png', most: 0 })).toEqual({ size: 0, type: 'image/png' });
    expect(await opened.blobs.head(key)).toEqual({ size: 0, type: 'image/png' });
    expect(await read(opened.blobs, key)).toBe('');
  });

  it('comes whole out of a long stream', async () => {
    await using opened = await open();
    const key = newKey();
    const size = 21 * mega + 13;
    expect(await opened.blobs.put(key, pieces(size), { type: 'video/mp4', most: size })).toEqual({ size, type: 'video/mp4' });
    const blob = await opened.blobs.get(key);
    const content = blob && (await buffer(blob.content));
    expect(content?.byteLength).toBe(size);
    expect(hash('sha256', content ?? '')).toBe(hash('sha256', await buffer(pieces(size))));
  });

  it('replaces what stood under its key, type and all', async () => {
    await using opened = await open();
    const key = newKey();
    await opened.blobs.put(key, bytesOf('a longer first one'), text);
    await opened.blobs.put(key, bytesOf('second'), { type: 'text/html', most: 10 });
    expect(await opened.blobs.head(key)).toEqual({ size: 6, type: 'text/html' });
    expect(await read(opened.blobs, key)).toBe('second');
  });

  it('is not there before it was put, nor after it was deleted', async () => {
    await using opened = await open();
    const key = newKey();
    const isAbsent = async () =>
      expect([await opened.blobs.head(key), await opened.blobs.get(key)]).toEqual([undefined, undefined]);
    await isAbsent();
    await opened.blobs.delete(key);
    await opened.blobs.put(key, bytesOf('hello'), text);
    await opened.blobs.delete(key);
    await opened.blobs.delete(key);
    await isAbsent();
    expect(await opened.blobs.get(key, { from: 0 })).toBeUndefined();
  });

  it('is one of those that were put at once', async () => {
    await using opened = await open();
    const key = newKey();
    const words = Array.from({ length: 8 }, (_, number) => `word ${number}`);
    await Promise.all(words.map((word) => opened.blobs.put(key, bytesOf(word), text)));
    expect(words).toContain(await read(opened.blobs, key));
  });
};

const rangeCases = (open: OpenBlobs) => {
  it.each([
    [{ from: 0, to: 0 }, 'h'],
    [{ from: 1, to: 3 }, 'ell'],
    [{ from: 2 }, 'llo'],
    [{ from: 4, to: 4 }, 'o'],
    [{ from: 1, to: 1_000 }, 'ello'],
  ])('hands out the range %j', async (range, expected) => {
    await using opened = await open();
    const key = newKey();
    await opened.blobs.put(key, bytesOf('hello'), text);
    const blob = await opened.blobs.get(key, range);
    expect(blob).toMatchObject({ size: 5, type: 'text/plain', from: range.from, length: expected.length });
    expect(blob && String(await buffer(blob.content))).toBe(expected);
  });

  it('refuses a range behind the end, and says where that is', async () => {
    await using opened = await open();
    const key = newKey();
    await opened.blobs.put(key, bytesOf('hello'), text);
    const behind = opened.blobs.get(key, { from: 5 });
    await expect(behind).rejects.toMatchObject({ name: 'RangeNotSatisfiable', size: 5 });
  });

  it.each([{ from: -1 }, { from: 2, to: 1 }, { from: 0.5 }, { from: Number.NaN }])('refuses the range %j', async (range) => {
    await using opened = await open();
    await expect(opened.blobs.get(newKey(), range)).rejects.toMatchObject({ name: 'InvalidBlob' });
  });

  it('lets go of what nobody reads', async () => {
    await using opened = await open();
    const key = newKey();
    await opened.blobs.put(key, pieces(2 * mega), { type: 'video/mp4', most: 2 * mega });
    for (let time = 0; time < 40; time++) {
      (await opened.blobs.get(key))?.content.destroy();
      for await (const _ of (await opened.blobs.get(key))?.content ?? []) break;
    }
    expect((await read(opened.blobs, key))?.length).toBe(2 * mega);
  });
};

const refusalCases = (open: OpenBlobs) => {
  it.each([20, 20 * mega])('takes nothing of more than %i bytes, and what was there stays', async (most) => {
    await using opened = await open();
    const key = newKey();
    await opened.blobs.put(key, bytesOf('before'), text);
    const tooLong = opened.blobs.put(key, pieces(most + 1), { type: 'text/html', most });
    await expect(tooLong).rejects.toMatchObject({ name: 'BlobTooLarge', most });
    expect(await read(opened.blobs, key)).toBe('before');
  });

  it('refuses bytes that are too many', async () => {
    await using opened = await open();
    const key = newKey();
    await expect(opened.blobs.put(key, bytesOf('hello'), { ...text, most: 4 })).rejects.toMatchObject({ name: 'BlobTooLarge' });
    expect(await opened.blobs.head(key)).toBeUndefined();
  });

  it.each([100, 20 * mega])('passes on what the content fails with after %i bytes, and keeps nothing of it', async (count) => {
    await using opened = await open();
    const key = newKey();
    const failure = new Error('the sender has gone');
    await expect(opened.blobs.put(key, pieces(count, failure), { type: 'video/mp4', most: 100 * mega })).rejects.toBe(failure);
    expect(await opened.blobs.head(key)).toBeUndefined();
  });

  it.each(['', '/', 'a/', '/a', 'a//b', '../a', 'A', 'a.b', 'ä', 'a b', 'a\0', 'a'.repeat(201)])(
    'refuses the key %j',
    async (key) => {
      await using opened = await open();
      const invalid = { name: 'InvalidBlob' };
      await expect(opened.blobs.put(key, bytesOf('hello'), text)).rejects.toMatchObject(invalid);
      await expect(opened.blobs.get(key)).rejects.toMatchObject(invalid);
      await expect(opened.blobs.head(key)).rejects.toMatchObject(invalid);
      await expect(opened.blobs.delete(key)).rejects.toMatchObject(invalid);
    },
  );

  it.each(['', 'text', 'text/plain; charset=utf-8', 'text/\r\nX: y', `a/${'b'.repeat(99)}`])(
    'refuses the type %j',
    async (type) => {
      await using opened = await open();
      await expect(opened.blobs.put(newKey(), bytesOf('hello'), { ...text, type })).rejects.toMatchObject({
        name: 'InvalidBlob',
      });
    },
  );
};

/** The rules of the port `Blobs`, as tests. Every adapter runs them; cases use keys of their own. */
export const blobsContract = (name: string, open: OpenBlobs): void => {
  describe(`a blob ${name}`, () => {
    storingCases(open);
    rangeCases(open);
    refusalCases(open);
  });
};
