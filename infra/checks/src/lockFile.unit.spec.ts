import { describe, expect, it } from 'vitest';
import { completeLock, type LockFile, lockGaps } from './lockFile.ts';

const root = { version: '1.0.0' };
const lock = (optionalDependencies: Readonly<Record<string, string>>, others: LockFile['packages'] = {}): LockFile => ({
  packages: { '': root, 'node_modules/tool': { version: '2.0.0', dev: true, optionalDependencies }, ...others },
});

describe('lock file', () => {
  it('has no gap when every optional package stands in it', () => {
    expect(lockGaps(lock({ 'tool-linux-x64': '2.0.0' }, { 'node_modules/tool-linux-x64': { version: '2.0.0' } }))).toEqual([]);
  });

  it('has no gap when the optional package stands below the one that names it', () => {
    expect(lockGaps(lock({ inner: '1.0.0' }, { 'node_modules/tool/node_modules/inner': { version: '1.0.0' } }))).toEqual([]);
  });

  it('names an optional package that is not there', () => {
    expect(lockGaps(lock({ 'tool-darwin-arm64': '2.0.0' }))).toEqual([expect.stringContaining('tool-darwin-arm64')]);
  });

  it.each([
    ['tool-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@tool/core-linux-x64-musl', { cpu: ['x64'], os: ['linux'], libc: ['musl'] }],
    ['@tool/core-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
    ['@tool/core-win32-ia32-msvc', { cpu: ['ia32'], os: ['win32'] }],
  ])('is completed with the platform that %s names', (name, platform) => {
    const completed = completeLock(lock({ [name]: '2.0.0' }));
    expect(completed.packages[`node_modules/${name}`]).toEqual({ version: '2.0.0', dev: true, optional: true, ...platform });
    expect(lockGaps(completed)).toEqual([]);
  });

  it('is not guessed at when a version is a range or a name says no platform', () => {
    expect(() => completeLock(lock({ 'tool-linux-x64': '^2.0.0' }))).toThrow('no exact version');
    expect(() => completeLock(lock({ extras: '2.0.0' }))).toThrow('does not say which platform');
  });

  it('keeps its root first and its packages in order', () => {
    const completed = completeLock(lock({ 'a-linux-x64': '1.0.0' }, { 'node_modules/b': {} }));
    expect(Object.keys(completed.packages)).toEqual(['', 'node_modules/a-linux-x64', 'node_modules/b', 'node_modules/tool']);
  });
});
