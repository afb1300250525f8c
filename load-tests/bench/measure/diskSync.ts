import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from './statistics.ts';

const page = Buffer.alloc(4_096, 1);

/** p99 in milliseconds of writing a page and waiting for the disk: what being durable costs here and now. */
export const syncP99 = (directory: string, times: number): number => {
  const file = openSync(join(directory, 'sync'), 'w');
  const millis: number[] = [];
  try {
    for (let count = 0; count < times; count += 1) {
      const started = performance.now();
      writeSync(file, page);
      fdatasyncSync(file);
      millis.push(performance.now() - started);
    }
  } finally {
    closeSync(file);
  }
  return percentile(millis, 99);
};
