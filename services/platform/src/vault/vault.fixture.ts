import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Id, Sealed } from '@chat/schema/events';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { openVault } from './openVault.ts';
import type { OpenRequest, RingName, SealRequest, Vault } from './vault.ts';

export const idOf = (number: number) => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits

export const ringNamed = (owner: number): RingName => ({ owner: idOf(owner), scope: idOf(999) });

/** The `number`th text of an owner, at a place of its own. */
export const textOf = (owner: number, number: number): SealRequest => ({
  stream: `channel-${idOf(1)}`,
  factId: idOf(1_000 + number),
  type: 'MessagePosted',
  ring: ringNamed(owner),
  texts: { content: `text ${number} of ${owner}` },
});

export interface SealedText extends OpenRequest {
  readonly texts: Readonly<Record<string, string>>;
}

/** Seals so many texts of an owner. */
export const sealSome = async (vault: Vault, owner: number, count: number): Promise<readonly SealedText[]> => {
  const requests = Array.from({ length: count }, (_, number) => textOf(owner, number));
  const sealed = await vault.seal(requests);
  return requests.map((request, index) => ({ ...request, sealed: sealed[index] as Sealed })); // one a request
};

/** A vault in a directory of its own, which can be opened again. */
export const vaultUnderTest = async () => {
  const directory = await temporaryDirectory();
  let vault = await openVault({ directory: directory.path, create: true });
  return {
    directory: directory.path,
    get vault() {
      return vault;
    },
    async reopen() {
      await vault.close();
      vault = await openVault({ directory: directory.path, create: false });
    },
    async bytes(): Promise<Buffer> {
      const files = await readdir(directory.path);
      return Buffer.concat(await Promise.all(files.map((file) => readFile(join(directory.path, file)))));
    },
    async [Symbol.asyncDispose]() {
      await vault.close();
      await directory[Symbol.asyncDispose]();
    },
  };
};
