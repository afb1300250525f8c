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

const tidyRow = (row: string) => {
  const cells = row.split('|').slice(1, -1);
  return `| ${cells.map((cell) => cell.trim()).join(' | ')} |`;
};

/** The rows of a table that begin with a variable's name, without the white space that only aligns them. */
export const settingsRows = (table: string): readonly string[] =>
  [...table.matchAll(/^\|\s*`[A-Z][A-Z0-9_]*`.*\|\s*$/gm)].map(([row]) => tidyRow(row.trim()));

/** What stands below a heading, up to the next one; empty where there is no such heading. */
export function sectionOf(markdown: string, heading: string): string {
  const [, ...sections] = `\n${markdown}`.split(/\n#{1,6} /);
  return sections.find((section) => section.split('\n', 1)[0]?.trim() === heading) ?? '';
}

const load = (path: string): Promise<Readonly<Record<string, unknown>>> => import(pathToFileURL(join(root, path)).href);
const read = (path: string) => readFile(join(root, path), 'utf8');

export const errorCodesGate: Gate = {
  name: 'error codes',
  async run() {
    const { errorTable } = await load('services/domain/src/errors/errorTable.ts');
    if (typeof errorTable !== 'object' || errorTable === null) throw new Error('errorTable.ts exports no errorTable');
    return differences(Object.keys(errorTable), headedCodes(await read('docs/errors.md')), 'docs/errors.md');
  },
};

export const settingsGate: Gate = {
  name: 'settings',
  async run() {
    const { settingsTable } = await load('services/platform/src/env/settings.ts');
    if (typeof settingsTable !== 'function') throw new Error('settings.ts exports no settingsTable');
    const inDocs = settingsRows(sectionOf(await read('README.md'), 'Settings'));
    return differences(settingsRows(String(settingsTable())), inDocs, "README.md below 'Settings'");
  },
};
