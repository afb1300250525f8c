import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from './temporaryDirectory.ts';

it('a temporary directory is there inside its block and gone after it', async () => {
  let path: string;
  {
    await using directory = await temporaryDirectory();
    path = directory.path;
    await writeFile(join(path, 'file'), 'content');
    expect(existsSync(join(path, 'file'))).toBe(true);
  }
  expect(existsSync(path)).toBe(false);
});
