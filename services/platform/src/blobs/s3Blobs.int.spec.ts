import { buffer } from 'node:stream/consumers';
import { CreateMultipartUploadCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { blobsContract } from '../testing/blobsContract.ts';
import { givenS3 } from '../testing/givenServers.ts';
import { type S3Server, startS3 } from '../testing/s3Server.ts';
import { sampleId } from '../testing/sampleFacts.ts';
import { withComponent } from '../testing/withComponent.ts';
import { openS3Blobs } from './openS3Blobs.ts';
import { s3Blobs } from './s3Blobs.ts';

const text = { type: 'text/plain', most: 100 };
const hello = Buffer.from('hello');

const unfinished = async ({ options }: S3Server): Promise<number> => {
  const client = new S3Client({ ...options, forcePathStyle: true });
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: options.bucket }));
  client.destroy();
  return Uploads.length;
};

const given = givenS3();
if (given !== undefined)
  blobsContract('in the bucket of S3_URL', async () => {
    const blobs = await openS3Blobs({ ...given, prefix: `${sampleId()}/` });
    return { blobs, [Symbol.asyncDispose]: () => blobs.close() };
  });

withComponent('versitygw', 'blobs in S3', ({ path }) => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3(path);
  });
  afterAll(() => server[Symbol.asyncDispose]());
  afterEach(() => vi.restoreAllMocks());

  blobsContract('in S3', async () => {
    const blobs = await openS3Blobs(server.options);
    return {
      blobs,
      [Symbol.asyncDispose]: async () => {
        await blobs.close();
        expect(await unfinished(server)).toBe(0);
      },
    };
  });

  it('uploads that a crashed process has left are ended when they are a day old', async () => {
    const { options } = server;
    const client = new S3Client({ ...options, forcePathStyle: true });
    for (const Key of ['one/a', 'one/b', 'two/a'])
      await client.send(new CreateMultipartUploadCommand({ Bucket: options.bucket, Key }));
    client.destroy();
    const blobs = s3Blobs({ ...options, prefix: 'one/' });
    await blobs.sweep();
    expect(await unfinished(server)).toBe(3);
    const now = Date.now() + 24 * 60 * 60 * 1_000 + 60_000;
    vi.spyOn(Date, 'now').mockReturnValue(now);
    await blobs.sweep();
    await s3Blobs({ ...options, prefix: '' }).sweep();
    vi.restoreAllMocks();
    expect(await unfinished(server)).toBe(0);
    await blobs.close();
  });

  it('those under one prefix are not those under another', async () => {
    const [one, two] = ['one/', 'two/'].map((prefix) => s3Blobs({ ...server.options, prefix }));
    await one?.put('a', hello, text);
    expect([await one?.head('a'), await two?.head('a')]).toEqual([{ size: 5, type: 'text/plain' }, undefined]);
    await one?.close();
    await two?.close();
  });
});

withComponent('versitygw', 'an S3 server that goes away', ({ path }) => {
  it('is BlobsUnavailable, and nothing that was answered is lost', async () => {
    await using server = await startS3(path);
    const blobs = s3Blobs(server.options);
    await blobs.put('a', hello, text);
    await server.crash();
    const unavailable = { name: 'BlobsUnavailable' };
    await expect(blobs.put('b', hello, text)).rejects.toMatchObject(unavailable);
    await expect(blobs.get('a')).rejects.toMatchObject(unavailable);
    await expect(blobs.get('a', { from: 1 })).rejects.toMatchObject(unavailable);
    await expect(blobs.head('a')).rejects.toMatchObject(unavailable);
    await expect(blobs.delete('a')).rejects.toMatchObject(unavailable);
    await expect(blobs.sweep()).rejects.toMatchObject(unavailable);
    await server.start();
    const blob = await blobs.get('a');
    expect(blob && String(await buffer(blob.content))).toBe('hello');
    await blobs.close();
  });

  it('with a wrong secret or without the bucket is BlobsUnavailable, not empty', async () => {
    await using server = await startS3(path);
    const stranger = s3Blobs({ ...server.options, credentials: { accessKeyId: 'tests', secretAccessKey: 'wrong' } });
    await expect(stranger.get('a')).rejects.toMatchObject({ name: 'BlobsUnavailable' });
    const elsewhere = s3Blobs({ ...server.options, bucket: 'nowhere' });
    await expect(elsewhere.get('a')).rejects.toMatchObject({ name: 'BlobsUnavailable' });
    await stranger.close();
    await elsewhere.close();
  });
});
