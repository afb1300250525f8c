import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Gate } from './gate.ts';
import { root } from './repository.ts';

/** What stands in one of two lists only, as problems. A code named twice in the docs is as wrong as one that is missing. */
export function differences(inCode: readonly string[], inDocs: readonly string[], docs: string): readonly string[] {
  const [code, told] = [new Set(inCode), new Set(inDocs)];
  return [
    ...inCode.filter((name) => !told.has(name)).map((name) => `${name} is missing in ${docs}`),
    ...[...told].filter((name) => !code.has(name)).map((name) => `${name} stands in ${docs} but no longer in the code`),
    ...inDocs.filter((name, index) => inDocs.indexOf(name) !== index).map((name) => `${name} stands twice in ${docs}`),
  ];
}

/** The error codes that a page has a heading for: `### CODE`. */
export const headedCodes = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^### `?([A-Z][A-Z0-9_]*)`?\s*$/gm)].flatMap(([, code]) => code ?? []);

/** The names in the first column of the table below the heading `Settings`. */
export function settingsRows(markdown: string): readonly string[] {
  const section = /^#+ Settings\s*$([\s\S]*?)(?=^#+ |$(?![\s\S]))/m.exec(markdown)?.[1] ?? '';
  return [...section.matchAll(/^\|\s*`([A-Z][A-Z0-9_]*)`/gm)].flatMap(([, name]) => name ?? []);
}

async function exportedKeys(path: string, name: string): Promise<readonly string[]> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(root, path)).href);
  const table = module[name];
  if (typeof table !== 'object' || table === null) throw new Error(`${path} exports no table '${name}'`);
  return Object.keys(table);
}

const read = (path: string) => readFile(join(root, path), 'utf8');

export const errorCodesGate: Gate = {
  name: 'error codes',
  async run() {
    const codes = await exportedKeys('services/domain/src/errors/errorTable.ts', 'errorTable');
    return differences(codes, headedCodes(await read('docs/errors.md')), 'docs/errors.md');
  },
};

export const settingsGate: Gate = {
  name: 'settings',
  async run() {
    const names = await exportedKeys('services/platform/src/env/index.ts', 'settings');
    return differences(names, settingsRows(await read('README.md')), 'the settings table of README.md');
  },
};
