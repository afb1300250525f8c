import { describe, expect, it } from 'vitest';
import { closedCodeAt, isCalled, soughtAt } from './completion.ts';

const sought = (text: string) => {
  const found = soughtAt(text, text.length);
  return found && [found.kind, found.typed, found.start];
};

describe('what stands at the caret', () => {
  it.each([
    ['@', ['person', '', 0]],
    ['hi @Бор', ['person', 'Бор', 3]],
    ['(#кух', ['channel', 'кух', 1]],
    ['so :smi', ['emoji', 'smi', 3]],
    ['/w', ['command', 'w', 0]],
    ['/', ['command', '', 0]],
  ])('of %j is %j', (text, expected) => {
    expect(sought(text)).toEqual(expected);
  });

  it.each(['me@here', '10:30', 'a:bc', '//w', 'say /w', '/w boris', ':s', '`@bo', '```\n@bo', '<@ab', '@bo ', 'C#x'])(
    'of %j is nothing',
    (text) => {
      expect(sought(text)).toBeUndefined();
    },
  );
});

it('finds the code of an emoji that was just closed, and none in a time', () => {
  expect(closedCodeAt('yes :tada:', 10)).toMatchObject({ start: 4, end: 10, typed: 'tada' });
  expect(closedCodeAt('10:30:', 6)).toBeUndefined();
  expect(closedCodeAt('`:tada:', 7)).toBeUndefined();
});

it('finds a name by the beginning of any of its words, without cases and marks', () => {
  expect(isCalled('Ёлка Зелёная', 'зеле')).toBe(true);
  expect(isCalled('Ada Lovelace', 'love')).toBe(true);
  expect(isCalled('Ada', 'da')).toBe(false);
});
