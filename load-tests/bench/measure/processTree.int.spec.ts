import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { watchOthers } from './otherLoad.ts';
import { cpuEverUsed, cpuOfTree, privateMemoryOf, processTree } from './processTree.ts';

const burn = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

describe('what /proc says about a tree of processes', () => {
  it('CPU that a process uses is counted', () => {
    const before = cpuOfTree(process.pid);
    burn(100);
    expect(cpuOfTree(process.pid) - before).toBeGreaterThan(20);
  });

  it('CPU of a child that has ended is kept, so that it is not taken for that of others', () => {
    const before = cpuEverUsed(process.pid);
    spawnSync(process.execPath, ['-e', 'const until = Date.now() + 300; while (Date.now() < until);']);
    expect(cpuEverUsed(process.pid) - before).toBeGreaterThan(100);
  });

  it('a process is in its own tree and has memory', () => {
    expect(processTree(process.pid)).toContain(process.pid);
    expect(privateMemoryOf(process.pid)).toBeGreaterThan(1_000_000);
  });

  it('a process that is gone has used nothing', () => {
    expect(cpuOfTree(2 ** 22 + 1)).toBe(0);
    expect(privateMemoryOf(2 ** 22 + 1)).toBe(0);
  });

  it('the share of others is between nothing and everything', () => {
    const share = watchOthers();
    burn(50);
    expect(share()).toBeGreaterThanOrEqual(0);
    expect(share()).toBeLessThanOrEqual(1);
  });
});
