import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryMongoDatabase } from '../../testing/mongo/mongoDatabase.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import type { Vault } from '../vault.ts';
import { type MongoVaultPlace, openMongoVault } from './openMongoVault.ts';
import type { KeyFiles } from './wrappingKeys.ts';

/** A vault in a database of a test's own, which any number of nodes opens. */
export const mongoVaultUnderTest = async (url: string) => {
  const directory = await temporaryDirectory();
  const database = temporaryMongoDatabase(url);
  const opened: { close(): Promise<void> }[] = [];
  const keyFile = async (name: string): Promise<string> => {
    const path = join(directory.path, name);
    await writeFile(path, randomBytes(32), { mode: 0o600 });
    return path;
  };
  const keyFiles: KeyFiles = [await keyFile('first.key')];
  const place = (files: KeyFiles = keyFiles): MongoVaultPlace => ({ url, database: database.database, keyFiles: files });
  const open = async (files?: KeyFiles, create = true): Promise<Vault> => {
    const vault = await openMongoVault({ ...place(files), create });
    opened.push(vault);
    return vault;
  };
  return {
    directory: directory.path,
    keyFiles,
    keyFile,
    place,
    open,
    async [Symbol.asyncDispose]() {
      for (const vault of opened) await vault.close();
      await database[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
};
