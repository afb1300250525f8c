import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { describe, expect, it } from 'vitest';
import { lowerPoolPriority } from './poolPriority.ts';

describe.runIf(process.platform === 'linux')('lowerPoolPriority', () => {
  it('lowers the threads of the pool, and no other', async () => {
    await readFile(import.meta.filename);
    const lowered = lowerPoolPriority();
    const priorities = readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));
    expect(lowered).toBeGreaterThan(0);
    expect(priorities.filter((priority) => priority === 10)).toHaveLength(lowered);
    expect(getPriority(process.pid)).toBe(0);
  });
});
