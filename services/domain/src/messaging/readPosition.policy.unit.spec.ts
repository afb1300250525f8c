import { describe, expect, it } from 'vitest';
import { exampleId } from '../testing/deciderSpec.ts';
import { afterMarkRead, type MarkRead, type ReadPosition, unreadFromTheStart } from './readPosition.policy.ts';

const marking = (seq: number, manual = false, key = 1): MarkRead => ({ key: exampleId(key), seq, manual });
const marked = (...marks: readonly MarkRead[]): ReadPosition => marks.reduce(afterMarkRead, unreadFromTheStart);

describe('a read position', () => {
  it('starts before the first message', () => expect(marked().seq).toBe(0));
  it('moves on', () => expect(marked(marking(3), marking(5)).seq).toBe(5));
  it('is the highest of all', () => expect(marked(marking(5), marking(3)).seq).toBe(5));
  it('moves back where it is set by hand', () => expect(marked(marking(5), marking(3, true)).seq).toBe(3));
  it('is set by hand once for each key, whatever came between', () => {
    expect(marked(marking(3, true, 7), marking(5), marking(3, true, 7)).seq).toBe(5);
  });
  it('remembers the newest 16 keys', () => {
    const marks = Array.from({ length: 20 }, (_, key) => marking(key, true, key));
    expect(marked(...marks).manual).toEqual(marks.slice(4).map(({ key }) => key));
  });
  it('is the same where nothing changes', () => {
    const position = marked(marking(5));
    expect(afterMarkRead(position, marking(5))).toBe(position);
  });
});
