import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blobsContract } from '../testing/blobsContract.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { openFileBlobs } from './fileBlobs.ts';

const text = { type: 'text/plain', most: 100 };
const hello = Buffer.from('hello');

blobsContract('in a file', async () => {
  const temporary = await temporaryDirectory();
  const blobs = await openFileBlobs({ directory: join(temporary.path, 'data/blobs') });
  return {
    blobs,
    [Symbol.asyncDispose]: async () => {
      await blobs.close();
      // What stays would be content that was given up.
      expect(await readdir(join(temporary.path, 'data/blobs/.unfinished'))).toEqual([]);
      await temporary[Symbol.asyncDispose]();
    },
  };
});

it('what a process has left unfinished is removed at the next start, and what was put stays', async () => {
  await using temporary = await temporaryDirectory();
  const before = await openFileBlobs({ directory: temporary.path });
  await before.put('a', hello, text);
  await before.put('a/b', hello, text);
  await writeFile(join(temporary.path, '.unfinished/left'), 'half');
  const after = await openFileBlobs({ directory: temporary.path });
  expect(await readdir(join(temporary.path, '.unfinished'))).toEqual([]);
  expect([await after.head('a'), await after.head('a/b')]).toEqual([
    { size: 5, type: 'text/plain' },
    { size: 5, type: 'text/plain' },
  ]);
});

it('nobody else can read the files', async () => {
  await using temporary = await temporaryDirectory();
  const blobs = await openFileBlobs({ directory: join(temporary.path, 'blobs') });
  await blobs.put('a/b', hello, text);
  for (const path of ['blobs', 'blobs/a', 'blobs/a/b.blob'])
    expect((await stat(join(temporary.path, path))).mode & 0o077).toBe(0);
});

it('a directory that cannot be used is BlobsUnavailable', async () => {
  await using temporary = await temporaryDirectory();
  const directory = join(temporary.path, 'blobs');
  const blobs = await openFileBlobs({ directory });
  await writeFile(join(directory, 'a'), 'a file where a folder should be');
  await mkdir(join(directory, 'folder.blob'));
  const unavailable = { name: 'BlobsUnavailable' };
  await expect(blobs.put('a/b', hello, text)).rejects.toMatchObject(unavailable);
  await expect(blobs.get('a/b')).rejects.toMatchObject(unavailable);
  await expect(blobs.head('folder')).rejects.toMatchObject(unavailable);
  await expect(blobs.get('folder')).rejects.toMatchObject(unavailable);
  await expect(blobs.delete('a/b')).rejects.toMatchObject(unavailable);
  await expect(openFileBlobs({ directory: join(directory, 'a') })).rejects.toMatchObject(unavailable);
  await expect(openFileBlobs({ directory: '' })).rejects.toMatchObject({ name: 'InvalidBlob' });
});
