import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './process.ts';

/** The root of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export type TextFile = { readonly path: string; readonly text: string };

/** Paths, relative to the root, of all files that are committed or would be by `git add`. */
export async function repositoryFiles(): Promise<readonly string[]> {
  const listed = await runToEnd('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], root);
  if (listed.code !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`);
  return listed.stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

/** Reads those files of the repository whose path matches; a file with a NUL byte is no text and is left out. */
export async function readTexts(paths: readonly string[], matching: RegExp): Promise<readonly TextFile[]> {
  const chosen = paths.filter((path) => matching.test(path));
  const files = await Promise.all(chosen.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
  return files.filter((file) => !file.text.includes('\0'));
}
