import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { VaultBroken } from './vault.ts';

const keyBytes = 32;

/** Where a vault lies. The key that wraps all others is a file of its own, so that it can be kept elsewhere. */
export const vaultFiles = (directory: string): { readonly key: string; readonly rings: string } => ({
  key: join(directory, 'vault.key'),
  rings: join(directory, 'vault.sqlite'),
});

const syncDirectory = (directory: string): void => {
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/** Writes beside and moves into place, so that a crash leaves no torn key. */
const createKeyFile = (directory: string, path: string): void => {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', 0o600);
  writeSync(handle, randomBytes(keyBytes));
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, path);
  syncDirectory(directory);
};

/** The key that wraps all others. With `create` it is made (mode 0600) where there is no vault at all; else `VaultBroken`. */
export const keyEncryptionKey = (directory: string, create: boolean): KeyObject => {
  const files = vaultFiles(directory);
  if (!existsSync(files.key)) {
    if (existsSync(files.rings)) throw new VaultBroken(`${files.rings} is there, but its key ${files.key} is missing`);
    if (!create) throw new VaultBroken(`there is no vault in ${directory}`);
    createKeyFile(directory, files.key);
  }
  const bytes = readFileSync(files.key);
  if (bytes.length !== keyBytes) throw new VaultBroken(`${files.key} must have ${keyBytes} bytes, it has ${bytes.length}`);
  return createSecretKey(bytes);
};
