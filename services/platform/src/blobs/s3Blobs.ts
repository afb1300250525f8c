import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { checkKey, checkRange, checkType, MeasuredContent, rangeIn } from './blobRules.ts';
import { type BlobHead, type Blobs, BlobsUnavailable, type ByteRange, type OpenedBlob, RangeNotSatisfiable } from './blobs.ts';
import type { S3BlobsOptions, SweptBlobs } from './openS3Blobs.ts';
import { abortUnfinished } from './s3Unfinished.ts';
import { servedContent } from './servedContent.ts';

/** Of a stream so much is in memory, twice. Shorter ones are sent in one piece. */
const partBytes = 8 * 1_024 * 1_024;
const partsAtOnce = 2;

const statusOf = (error: unknown): number | undefined =>
  // The errors of the SDK carry what the server said.
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;

const isAbsence = (error: unknown): boolean =>
  statusOf(error) === 404 && error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);

const unavailable = (cause: unknown): BlobsUnavailable => new BlobsUnavailable('the S3 server cannot be used', { cause });

const absentOrThrown = (error: unknown): undefined => {
  if (!isAbsence(error)) throw unavailable(error);
};

const typeOf = ({ ContentType = 'application/octet-stream' }: { readonly ContentType?: string | undefined }): string =>
  ContentType;

class S3Blobs implements SweptBlobs {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor({ bucket, region, endpoint, credentials, prefix = '' }: S3BlobsOptions) {
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.#client = new S3Client({
      region,
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(credentials !== undefined && { credentials }),
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 15_000, socketTimeout: 15_000, throwOnRequestTimeout: true },
    });
  }

  async put(...[key, content, { type, most }]: Parameters<Blobs['put']>): Promise<BlobHead> {
    checkKey(key);
    checkType(type);
    const measured = new MeasuredContent(content, most);
    const params = { ...this.#object(key), ContentType: type, Body: Readable.from(measured) };
    try {
      // Where a part fails or the content does, it aborts what it has begun on the server.
      await new Upload({ client: this.#client, params, partSize: partBytes, queueSize: partsAtOnce }).done();
    } catch (cause) {
      measured.throwFailure();
      throw unavailable(cause);
    }
    return { type, size: measured.size };
  }

  async get(key: string, range?: ByteRange): Promise<OpenedBlob | undefined> {
    checkKey(key);
    if (range === undefined) {
      const answer = await this.#answered(key).catch(absentOrThrown);
      return answer && this.#served(answer, { size: answer.ContentLength ?? 0, type: typeOf(answer) });
    }
    checkRange(range);
    const answer = await this.#answered(key, `bytes=${range.from}-${range.to ?? ''}`).catch((error: unknown) => {
      if (statusOf(error) !== 416) return absentOrThrown(error);
      return 'behind the end';
    });
    if (answer === 'behind the end') throw new RangeNotSatisfiable((await this.head(key))?.size ?? 0);
    const size = Number(answer?.ContentRange?.split('/')[1] ?? 0);
    return answer && this.#served(answer, { size, type: typeOf(answer) }, range);
  }

  async head(key: string): Promise<BlobHead | undefined> {
    checkKey(key);
    const answer = await this.#client.send(new HeadObjectCommand(this.#object(key))).catch(absentOrThrown);
    return answer && { size: answer.ContentLength ?? 0, type: typeOf(answer) };
  }

  async delete(key: string): Promise<void> {
    checkKey(key);
    await this.#client.send(new DeleteObjectCommand(this.#object(key))).catch(absentOrThrown);
  }

  async sweep(): Promise<void> {
    try {
      await abortUnfinished(this.#client, this.#bucket, this.#prefix);
    } catch (error) {
      throw unavailable(error);
    }
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }

  #object(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#bucket, Key: `${this.#prefix}${key}` };
  }

  #answered(key: string, range?: string): Promise<GetObjectCommandOutput> {
    return this.#client.send(new GetObjectCommand({ ...this.#object(key), ...(range !== undefined && { Range: range }) }));
  }

  #served({ Body }: GetObjectCommandOutput, head: BlobHead, range?: ByteRange): OpenedBlob {
    // In Node the body of an answer is a stream of Node.
    return { ...head, ...rangeIn(head.size, range), content: servedContent(Body as Readable) };
  }
}

/** Blobs in a bucket, which must be there. Answers without asking the server. */
export const s3Blobs = (options: S3BlobsOptions): SweptBlobs => new S3Blobs(options);
