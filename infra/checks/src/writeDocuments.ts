import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './repository.ts';
import { typedDocuments } from './typedDocuments.ts';

for (const { path, text } of await typedDocuments()) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
