import { describe, expect, it } from 'vitest';
import { untranslated, untranslatedProblems } from './untranslated.ts';

const component = (markup: string) => [
  { path: 'web/src/Planted.tsx', text: `export const Planted = () => (\n  ${markup}\n);\n` },
];

describe('untranslated texts', () => {
  it.each([
    ['<p>Nothing here</p>', 'Nothing here'],
    ['<p>\n    Split\n    lines\n  </p>', 'Split lines'],
    ['<>Пусто</>', 'Пусто'],
    ["<p>{'Nothing here'}</p>", 'Nothing here'],
    ["<p>{isEmpty ? 'None' : say('some')}</p>", 'None'],
    ["<p>{isEmpty && 'None'}</p>", 'None'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    ['<p>{`${count} members`}</p>', 'members'],
    ['<button aria-label="Close" />', 'Close'],
    ["<Field label={'Name'} />", 'Name'],
    ['<img alt="A harbour" />', 'A harbour'],
    ['<input placeholder="Message" />', 'Message'],
    ['<abbr title={open ? "Opened" : say("closed")}>·</abbr>', 'Opened'],
  ])('are refused in %s', (markup, words) => {
    expect(untranslated(component(markup))).toEqual([expect.stringContaining(`says '${words}' in every language`)]);
  });

  it.each([
    "<p className='notice' data-kind='quiet'>{say('nothing')}</p>",
    '<p>·</p>',
    '<b>@everyone</b>',
    '<p>@{handle} · #{seq}</p>',
    "<p>{names['ann']}</p>",
    "<button type='button' aria-label={say('close')} aria-haspopup='menu'>{'×'}</button>",
    '<Title id="title" />',
    '<p>{/* what nobody sees */}</p>',
    "<p style={{ display: 'none' }}>{say(isOpen ? 'open' : 'closed')}</p>",
  ])('let %s pass', (markup) => {
    expect(untranslated(component(markup))).toEqual([]);
  });

  it('name the line', () => {
    expect(untranslated(component('<p>\n    <b>Bold words</b>\n  </p>'))[0]).toMatch(/^web\/src\/Planted\.tsx:3 /);
  });

  it('are sought in what can be read only, and what cannot is told', () => {
    expect(untranslated([{ path: 'web/src/Planted.tsx', text: 'export const = <p' }])[0]).toContain('cannot be read');
  });

  it('fail where hardly any component is seen', () => {
    expect(untranslatedProblems([])).toEqual(['only 0 components seen']);
  });
});
