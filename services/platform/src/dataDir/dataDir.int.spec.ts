import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { DataDirLocked, DataDirUnusable, lockDataDir } from './dataDir.ts';

const holder = (path: string) =>
  spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { lockDataDir } from ${JSON.stringify(new URL('./dataDir.ts', import.meta.url).href)};
     lockDataDir(${JSON.stringify(path)});
     console.log('held');
     setInterval(() => {}, 1000);`,
  ]);

it('a data directory is made for its owner only', async () => {
  await using directory = await temporaryDirectory();
  const path = join(directory.path, 'new', 'data');
  using lock = lockDataDir(path);
  expect(lock.path).toBe(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('a second holder in the same process is refused with the path and the variable', async () => {
  await using directory = await temporaryDirectory();
  using _lock = lockDataDir(directory.path);
  expect(() => lockDataDir(directory.path)).toThrow(DataDirLocked);
  expect(() => lockDataDir(directory.path)).toThrow(`${directory.path} is in use by another process`);
  expect(() => lockDataDir(directory.path)).toThrow('DATA_DIR');
});

it('a released data directory can be taken again', async () => {
  await using directory = await temporaryDirectory();
  const first = lockDataDir(directory.path);
  first.release();
  first.release();
  using second = lockDataDir(directory.path);
  expect(second.path).toBe(directory.path);
});

it('another process is refused while the owner lives, and served at once after kill -9', async () => {
  await using directory = await temporaryDirectory();
  const child = holder(directory.path);
  const ended = once(child, 'exit');
  try {
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toContain('held');
    expect(() => lockDataDir(directory.path)).toThrow(DataDirLocked);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  using lock = lockDataDir(directory.path);
  expect(lock.path).toBe(directory.path);
});

it('a path that cannot be a directory is refused by name', async () => {
  await using directory = await temporaryDirectory();
  const file = join(directory.path, 'file');
  writeFileSync(file, '');
  expect(() => lockDataDir(file)).toThrow(DataDirUnusable);
  expect(() => lockDataDir(file)).toThrow(file);
});
