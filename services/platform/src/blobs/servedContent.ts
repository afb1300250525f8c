import { Readable } from 'node:stream';
import { BlobsUnavailable } from './blobs.ts';

async function* passedOn(source: Readable): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* source;
  } catch (cause) {
    throw new BlobsUnavailable('the blob cannot be read to its end', { cause });
  }
}

/** What a store hands out, failing with the error of the port, and letting go of the source however it ends. */
export const servedContent = (source: Readable): Readable => {
  const content = Readable.from(passedOn(source), { objectMode: false });
  // Where nobody has begun to read, the source has heard nothing of it.
  content.once('close', () => source.destroy());
  // Until it is read, an error of the source has no other listener; reading it throws.
  source.on('error', () => undefined);
  return content;
};
