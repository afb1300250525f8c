import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { expect, it } from 'vitest';
import type { Line } from './line.ts';
import { linesOf, recordTo } from './record.ts';

it('what is written is read again, in its order, stamped by a clock that does not go back', async () => {
  await using directory = await temporaryDirectory();
  const path = join(directory.path, 'record.ndjson');
  const recorder = recordTo(path, 7);
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    recorder.write({ kind: 'failed', attempt, code: 'a\nb' });
    await recorder.room();
  }
  await recorder.close();
  const lines: Line[] = [];
  for await (const line of linesOf(path)) lines.push(line);
  expect(lines[0]).toMatchObject({ kind: 'began', seed: 7 });
  expect(lines.slice(1)).toMatchObject(
    Array.from({ length: 1_000 }, (_, attempt) => ({ kind: 'failed', attempt, code: 'a\nb' })),
  );
  expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted((one, other) => one - other));
  expect(recorder.counts).toEqual(
    new Map([
      ['began', 1],
      ['failed', 1_000],
    ]),
  );
  expect((await stat(path)).size).toBe(recorder.bytes);
});

it('a record that cannot be written says so', async () => {
  await using directory = await temporaryDirectory();
  const recorder = recordTo(join(directory.path, 'missing', 'record.ndjson'), 7);
  await expect(recorder.close()).rejects.toThrow('ENOENT');
  await expect(recorder.room()).rejects.toThrow('ENOENT');
});
