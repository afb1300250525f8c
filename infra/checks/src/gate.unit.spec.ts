import { describe, expect, it } from 'vitest';
import { judge, report } from './gate.ts';
import { neededComponents } from './neededComponents.ts';
import { drift } from './programs.ts';

describe('gates', () => {
  it('pass when they find no problem', async () => {
    const verdict = await judge({ name: 'g', run: async () => [] });
    expect(report({ ...verdict, millis: 1200 })).toBe('ok      g (1.2 s)');
  });

  it('fail with each problem on a line', () => {
    expect(report({ name: 'g', problems: ['one', 'two\nlines'], millis: 0 })).toBe(
      'failed  g (0.0 s)\n          one\n          two\n          lines',
    );
  });

  it('fail when they throw', async () => {
    const verdict = await judge({ name: 'g', run: async () => Promise.reject(new Error('no such file')) });
    expect(verdict.problems).toEqual(['no such file']);
  });

  it('show the first forty problems and how many more there are', () => {
    const shown = report({ name: 'g', problems: Array.from({ length: 50 }, (_, index) => `problem ${index}`), millis: 0 });
    expect(shown.split('\n').at(-1)?.trim()).toBe('… and 10 more');
  });
});

describe('sdl drift', () => {
  it('passes equal texts', () => {
    expect(drift('a\nb\n', 'a\nb\n')).toEqual([]);
  });

  it.each([
    ['a\nb\n', 'a\nc\n', ":2 is 'b', the code says 'c'"],
    ['a\n', 'a\nb\n', ":2 is '', the code says 'b'"],
    ['a\nb\n', 'a\n', ":2 is 'b', the code says ''"],
    ['a\nb', 'a', ":2 is 'b', the code says ''"],
  ])('names the first line that differs', (committed, emitted, problem) => {
    expect(drift(committed, emitted)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('components', () => {
  const ask = (name: string) => ({ path: `${name}.int.spec.ts`, text: `${'with'}Component('${name}', 'rule', () => {});` });

  it('are needed when a spec asks for them, each once', () => {
    expect(neededComponents([ask('k6'), ask('chromium'), ask('k6')])).toEqual(['chromium', 'k6']);
  });

  it('are not needed when no spec asks', () => {
    expect(neededComponents([{ path: 'a.unit.spec.ts', text: 'k6' }])).toEqual([]);
  });
});
