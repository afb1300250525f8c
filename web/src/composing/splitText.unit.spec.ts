import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, splitText } from './splitText.ts';

const bare = (text: string): string => text.replace(/ts|`|\s/g, '');

describe('a text that is too long', () => {
  it('is cut after lines, then after words', () => {
    expect(splitText('one two\nthree four\nfive', 21)).toEqual(['one two\n', 'three four\nfive']);
    expect(splitText(`${'word '.repeat(10)}`, 32).every((part) => /^(word )+$/.test(part))).toBe(true);
  });

  it('loses nothing, and every part fits', () => {
    const piece = fc.constantFrom('a', 'word', ' ', '\n', '```\n', '```ts\n', '👨‍👩‍👧', 'я', '`', 'x'.repeat(40));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join('');
        const parts = splitText(text, 64);
        expect(parts.every((part) => lengthOf(part) <= 64)).toBe(true);
        expect(bare(parts.join(''))).toBe(bare(text));
      }),
    );
  });

  it('goes on with a block of code in the next part', () => {
    const [first, second] = splitText(`\`\`\`ts\n${'let a;\n'.repeat(10)}\`\`\``, 60);
    expect(first?.endsWith('\n```')).toBe(true);
    expect(second?.startsWith('```ts\nlet a;')).toBe(true);
  });

  it('cuts no sign that people see as one', () => {
    expect(splitText('👨‍👩‍👧'.repeat(20), 32).join('')).toBe('👨‍👩‍👧'.repeat(20));
    expect(splitText('👨‍👩‍👧'.repeat(20), 32).every((part) => part.startsWith('👨') && part.endsWith('👧'))).toBe(true);
  });
});
