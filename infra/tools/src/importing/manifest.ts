import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PrivateStore } from '@chat/platform';
import type { Id, KeyedHash, Millis } from '@chat/schema/events';

/** A file of the source as it was when the import began. */
export type SourceFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** What an import was begun with. With it the import goes on, whatever has changed since. */
export type Manifest = {
  /** Of the way in which lines become facts: an import is finished by the way in which it was begun. */
  readonly format: 1;
  readonly importId: Id;
  readonly ownerId: Id;
  readonly startsAt: Millis;
  readonly files: readonly SourceFile[];
};

/** The source is not the one that the import of this name was begun with. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
  constructor(file: string, how: 'is new' | 'is missing' | 'has changed') {
    super(
      `an import into a guild and channel of these names was begun with other files: ${file} ${how}. ` +
        'Bring back the files as they were, or import into a guild of another name.',
    );
  }
}

/** The import was begun by another version of this program. */
export class OtherFormat extends Error {
  override readonly name = 'OtherFormat';
}

const collection = 'imports';
const named = /^\d{4}-\d{2}-\d{2}\.(?:raw|annotation)\.txt$/;

const describeFile = async (folder: string, name: string): Promise<SourceFile> => {
  const digest = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(join(folder, name)), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      digest.update(chunk);
    }
  });
  return { name, bytes, sha256: digest.digest('hex') };
};

/** The logs of a folder and their annotations, by name. */
export const sourceFiles = async (folder: string): Promise<readonly SourceFile[]> => {
  const names = (await readdir(folder)).filter((name) => named.test(name)).sort();
  const files: SourceFile[] = [];
  for (const name of names) files.push(await describeFile(folder, name));
  return files;
};

const refuseOthers = (begun: readonly SourceFile[], files: readonly SourceFile[]): void => {
  const now = new Map(files.map((file) => [file.name, file]));
  for (const { name, bytes, sha256 } of begun) {
    const file = now.get(name);
    if (file === undefined) throw new SourceChanged(name, 'is missing');
    if (file.bytes !== bytes || file.sha256 !== sha256) throw new SourceChanged(name, 'has changed');
    now.delete(name);
  }
  const [added] = now.keys();
  if (added !== undefined) throw new SourceChanged(added, 'is new');
};

/**
 * The manifest of the import of this name: that with which it was begun, else the one that `begin` makes. Files other than
 * those it was begun with are `SourceChanged`.
 */
export const manifestOf = async (
  store: PrivateStore,
  name: KeyedHash,
  files: readonly SourceFile[],
  begin: () => Promise<Manifest>,
): Promise<Manifest> => {
  const known = (await store.get<Manifest>(collection, name))?.value;
  if (known === undefined) {
    const manifest = await begin();
    const isOurs = await store.write([{ collection, id: name, value: manifest, expected: 0 }]);
    return isOurs ? manifest : manifestOf(store, name, files, begin);
  }
  if (known.format !== 1) throw new OtherFormat('this import was begun by another version, which must finish it');
  refuseOthers(known.files, files);
  return known;
};
