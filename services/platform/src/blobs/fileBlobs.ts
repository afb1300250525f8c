import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Ids, systemIds } from '../ids/ids.ts';
import { checkKey, checkRange, checkType, MeasuredContent, rangeIn } from './blobRules.ts';
import { type BlobHead, type Blobs, BlobsUnavailable, type ByteRange, InvalidBlob, type OpenedBlob } from './blobs.ts';
import { servedContent } from './servedContent.ts';

export interface FileBlobsOptions {
  /** Made where it is missing, readable by this user only. One process at a time. */
  readonly directory: string;
  readonly ids?: Ids;
}

/** Before the content stands its type, filled up with spaces: one file is one blob, whole or not there. */
const headerBytes = 128;

const unavailable = (what: string) => (cause: unknown) => {
  throw new BlobsUnavailable(`the blob could not be ${what}`, { cause });
};

const isAbsence = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What was made or renamed in the directory outlives the power. */
const syncDirectory = async (path: string): Promise<void> => {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
};

const makeDirectory = async (path: string): Promise<void> => {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  // Each new one is an entry of the one above it.
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncDirectory(dirname(made));
};

const headOf = async (file: FileHandle): Promise<BlobHead> => {
  const { buffer } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  return { type: buffer.toString('latin1').trimEnd(), size: (await file.stat()).size - headerBytes };
};

class FileBlobs implements Blobs {
  readonly #directory: string;
  readonly #unfinished: string;
  readonly #ids: Ids;

  constructor({ directory, ids = systemIds }: FileBlobsOptions) {
    this.#directory = directory;
    this.#unfinished = join(directory, '.unfinished');
    this.#ids = ids;
  }

  /** What a process that was ended has left half written is nobody's. */
  async begin(): Promise<void> {
    await makeDirectory(this.#unfinished);
    for (const name of await readdir(this.#unfinished)) await rm(join(this.#unfinished, name), { force: true });
  }

  async put(...[key, content, { type, most }]: Parameters<Blobs['put']>): Promise<BlobHead> {
    checkKey(key);
    checkType(type);
    const measured = new MeasuredContent(content, most);
    const unfinished = join(this.#unfinished, this.#ids.next());
    try {
      await this.#write(unfinished, type, measured);
      await this.#keep(unfinished, this.#pathOf(key));
    } catch (cause) {
      // The first error is the one to tell; what stays is removed at the next start.
      await rm(unfinished, { force: true }).catch(() => undefined);
      measured.throwFailure();
      throw new BlobsUnavailable('the blob could not be written', { cause });
    }
    return { type, size: measured.size };
  }

  async get(key: string, range?: ByteRange): Promise<OpenedBlob | undefined> {
    checkKey(key);
    if (range !== undefined) checkRange(range);
    const file = await this.#opened(key);
    if (file === undefined) return undefined;
    try {
      const head = await headOf(file).catch(unavailable('read'));
      const { from, length } = rangeIn(head.size, range);
      const start = headerBytes + from;
      if (length > 0)
        return { ...head, from, length, content: servedContent(file.createReadStream({ start, end: start + length - 1 })) };
      await file.close();
      return { ...head, from, length, content: Readable.from([]) };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async head(key: string): Promise<BlobHead | undefined> {
    checkKey(key);
    const file = await this.#opened(key);
    if (file === undefined) return undefined;
    try {
      return await headOf(file).catch(unavailable('read'));
    } finally {
      await file.close();
    }
  }

  async delete(key: string): Promise<void> {
    checkKey(key);
    const path = this.#pathOf(key);
    try {
      await rm(path);
      await syncDirectory(dirname(path));
    } catch (error) {
      if (!isAbsence(error)) unavailable('deleted')(error);
    }
  }

  async close(): Promise<void> {
    // Nothing is open but what is being read and written.
  }

  /** No key has a dot, so a blob and the folder of other blobs never have one name. */
  #pathOf(key: string): string {
    return join(this.#directory, `${key}.blob`);
  }

  async #opened(key: string): Promise<FileHandle | undefined> {
    try {
      return await open(this.#pathOf(key), 'r');
    } catch (error) {
      return isAbsence(error) ? undefined : unavailable('read')(error);
    }
  }

  async #write(path: string, type: string, content: MeasuredContent): Promise<void> {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.write(Buffer.from(type.padEnd(headerBytes), 'latin1'));
      for await (const piece of content) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #keep(unfinished: string, path: string): Promise<void> {
    await makeDirectory(dirname(path));
    await rename(unfinished, path);
    await syncDirectory(dirname(path));
  }
}

/** Blobs as files. Rejects with `BlobsUnavailable` where the directory cannot be made or written. */
export const openFileBlobs = async (options: FileBlobsOptions): Promise<Blobs> => {
  if (options.directory === '') throw new InvalidBlob('blobs need a directory');
  const blobs = new FileBlobs(options);
  await blobs.begin().catch(unavailable('kept in this directory'));
  return blobs;
};
