import { describe, expect, it } from 'vitest';
import { decodeLines } from './decodeLines.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.of(part))));

describe('decodeLines', () => {
  it('reads UTF-8', () => expect(decodeLines(bytes('käse\n日本\n'))).toEqual(['käse', '日本']));

  it('reads a line that is no UTF-8 as windows-1252, and its neighbours as UTF-8', () =>
    expect(decodeLines(bytes('é\ncaf', 0xe9, ' ', 0x93, 0x80, '\nü\n'))).toEqual(['é', 'café “€', 'ü']));

  it('loses no byte: those that windows-1252 leaves open become control characters', () =>
    expect(decodeLines(bytes(0x81, 0x9d, '\n'))).toEqual(['\u0081\u009d']));

  it('counts a last line without an end, and none after a last end', () => {
    expect(decodeLines(bytes('a\nb'))).toEqual(['a', 'b']);
    expect(decodeLines(bytes(0xe9, '\nb\n'))).toEqual(['é', 'b']);
    expect(decodeLines(bytes(''))).toEqual([]);
  });

  it('keeps blank lines, so that line numbers stay', () => expect(decodeLines(bytes('a\n\nb\n'))).toEqual(['a', '', 'b']));

  it('takes carriage returns from the ends and the mark of UTF-8 from the start, and no other', () => {
    expect(decodeLines(bytes('\uFEFFa\r\n\uFEFFb\rc\r\n'))).toEqual(['a', '\uFEFFb\rc']);
    expect(decodeLines(bytes('\uFEFFa\n\uFEFFb\n', 0xe9))).toEqual(['a', '\uFEFFb', 'é']);
  });

  it('ends lines at line feeds only', () => expect(decodeLines(bytes('a\u2028b\u0085c\n'))).toEqual(['a\u2028b\u0085c']));
});
