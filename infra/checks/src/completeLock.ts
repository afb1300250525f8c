import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { completeLock } from './lockFile.ts';
import { root } from './repository.ts';

const path = join(root, 'package-lock.json');
await writeFile(path, `${JSON.stringify(completeLock(JSON.parse(await readFile(path, 'utf8'))), null, 2)}\n`);
