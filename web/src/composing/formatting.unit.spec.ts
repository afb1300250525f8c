import { describe, expect, it } from 'vitest';
import { type Format, formats, formatted, isInCodeBlock } from './formatting.ts';

/** Square brackets of the kind ⟦⟧ stand around what is chosen. */
const read = (marked: string) => {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  return { text: marked.replace(/[⟦⟧]/g, ''), selection: { start, end } };
};

const after = (format: Format, marked: string): string => {
  const { text, selection } = read(marked);
  const { start, end, text: inserted, selected } = formatted(format, text, selection);
  const changed = text.slice(0, start) + inserted + text.slice(end);
  return `${changed.slice(0, selected.start)}⟦${changed.slice(selected.start, selected.end)}⟧${changed.slice(selected.end)}`;
};

describe('a format', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a ⟦b⟧ c', 'a **⟦b⟧** c'],
    ['italic', '⟦⟧', '*⟦⟧*'],
    ['italic', '**⟦b⟧**', '***⟦b⟧***'],
    ['strike', 'a ⟦b c⟧', 'a ~~⟦b c⟧~~'],
    ['code', '⟦x⟧', '`⟦x⟧`'],
    ['codeBlock', 'a ⟦x⟧ b', 'a \n```\n⟦x⟧\n```\n b'],
    ['codeBlock', '⟦⟧', '```\n⟦⟧\n```'],
    ['quote', 'one\nt⟦wo\nthr⟧ee', 'one\n⟦> two\n> three⟧'],
    ['list', 'one⟦⟧', '- one⟦⟧'],
    ['link', 'see ⟦this⟧', 'see [this](https://⟦⟧)'],
    ['link', '⟦https://a.org⟧', '[⟦⟧](https://a.org)'],
  ])('%s makes of %s %s', (format, marked, expected) => {
    expect(after(format, marked)).toBe(expected);
  });

  it.each(formats.filter((format) => format !== 'link'))('%s is taken away by asking for it again', (format) => {
    expect(after(format, after(format, 'one ⟦two⟧')).replace(/[⟦⟧]/g, '').trim()).toMatch(/^one\s+two$/);
  });
});

it('knows a place in a block of code from one behind it', () => {
  expect(isInCodeBlock('```ts\nlet a')).toBe(true);
  expect(isInCodeBlock('```ts\nlet a\n```')).toBe(false);
  expect(isInCodeBlock('```\na\n```', 5)).toBe(true);
});
