import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';

describe('highlighting', () => {
  it('names the parts of code, and loses none of it', () => {
    const code = 'const gap = 1; // "why"';
    const lit = highlight('ts', code) ?? [];
    expect(lit.map(({ text }) => text).join('')).toBe(code);
    expect(lit).toContainEqual({ name: 'keyword', text: 'const' });
    expect(lit).toContainEqual({ name: 'comment', text: '// "why"' });
  });

  it('knows a language however it is written, and none that there is not', () => {
    expect(highlight('TypeScript', 'let a')).toBeDefined();
    expect(highlight('no-such-language', 'let a')).toBeUndefined();
  });

  it('leaves what looks like HTML as text', () => {
    const code = '<script>alert(1)</script>';
    expect(
      highlight('xml', code)
        ?.map(({ text }) => text)
        .join(''),
    ).toBe(code);
  });
});
