import { describe, expect, it } from 'vitest';
import { firstAnnotated, parseAnnotations, resolveReplies } from './annotations.ts';
import { parseIrcFile } from './parseIrcFile.ts';

const entries = parseIrcFile(
  '2005-01-01.raw.txt',
  Buffer.from(['=== eva waves', ...Array.from({ length: 7 }, (_, i) => `[10:0${i}] <ada> ${i}`), '[10:08] <ada>'].join('\n')),
);

describe('annotations', () => {
  it('A B - : line B answers line A, whatever white space follows', () =>
    expect(parseAnnotations('3 5 -\n4 6 - \n\n7 7 -\r\n')).toEqual({
      pairs: [
        [3, 5],
        [4, 6],
        [7, 7],
      ],
      malformed: [],
    }));

  it('of another form are handed back', () =>
    expect(parseAnnotations('1 2 -\nx y -\n1 2\n')).toEqual({ pairs: [[1, 2]], malformed: ['x y -', '1 2'] }));

  it('tell the first annotated line', () => {
    expect(firstAnnotated(parseAnnotations('2 9 -\n1 7 -\n'))).toBe(7);
    expect(firstAnnotated(parseAnnotations(''))).toBeUndefined();
  });
});

describe('resolveReplies', () => {
  const resolve = (...pairs: [number, number][]) => resolveReplies(pairs, entries);

  it('a message may answer several, in their order', () => expect(resolve([3, 4], [1, 4]).answeredBy.get(4)).toEqual([1, 3]));

  it('an action can be answered', () => expect(resolve([0, 1]).answeredBy.get(1)).toEqual([0]));

  it('a line that answers itself starts a conversation', () =>
    expect(resolve([4, 4])).toEqual({ answeredBy: new Map(), skipped: [] }));

  it('of more than five the newest five are kept', () => {
    const { answeredBy, skipped } = resolve([0, 7], [1, 7], [2, 7], [3, 7], [4, 7], [5, 7]);
    expect(answeredBy.get(7)).toEqual([1, 2, 3, 4, 5]);
    expect(skipped).toEqual([{ pair: [0, 7], reason: 'MORE_THAN_FIVE' }]);
  });

  it.each([
    ['LINE_MISSING', [1, 99]],
    ['ANSWER_IS_NO_MESSAGE', [1, 8]],
    ['ANSWERED_IS_NO_MESSAGE', [8, 1]],
    ['ANSWERS_A_LATER_LINE', [5, 2]],
  ] as [string, [number, number]][])('%s is said of what is skipped', (reason, pair) =>
    expect(resolve(pair)).toEqual({ answeredBy: new Map(), skipped: [{ pair, reason }] }),
  );

  it('a pair that is repeated counts once', () => {
    const { answeredBy, skipped } = resolve([1, 2], [1, 2]);
    expect(answeredBy.get(2)).toEqual([1]);
    expect(skipped).toEqual([{ pair: [1, 2], reason: 'REPEATED' }]);
  });
});
