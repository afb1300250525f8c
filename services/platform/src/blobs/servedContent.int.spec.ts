import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { servedContent } from './servedContent.ts';

it('an error on the way is BlobsUnavailable with its cause', async () => {
  const cause = new Error('the connection was reset');
  const source = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw cause;
    })(),
    { objectMode: false },
  );
  await expect(buffer(servedContent(source))).rejects.toMatchObject({ name: 'BlobsUnavailable', cause });
});

it('the source is let go of where nobody begins to read', async () => {
  const source = Readable.from([Buffer.from('whole')]);
  servedContent(source).destroy();
  await vi.waitFor(() => expect(source.destroyed).toBe(true));
});
