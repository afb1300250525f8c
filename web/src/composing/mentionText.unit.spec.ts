import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NameOf, shownDraft, storedText, withName } from './mentionText.ts';

const [boris, bo, room] = ['b', 'a', 'c'].map((digit) => digit.repeat(32)) as [string, string, string];
const called: Readonly<Record<string, string>> = { [boris]: 'Борис', [bo]: 'Бо', [room]: 'кухня' };
const nameOf: NameOf = (_, id) => called[id];
const names = [
  { shown: '@Бо', token: `<@${bo}>` },
  { shown: '@Борис', token: `<@${boris}>` },
  { shown: '#кухня', token: `<#${room}>` },
];

describe('a text with names', () => {
  it('is sent with what the names stand for', () => {
    expect(storedText({ text: '@Борис, see #кухня', names })).toBe(`<@${boris}>, see <#${room}>`);
  });

  it('takes no part of a word for a name, and the longest of two', () => {
    expect(storedText({ text: '@Борисов @Бо @Бор', names })).toBe(`@Борисов <@${bo}> @Бор`);
  });

  it('calls nobody in code', () => {
    expect(storedText({ text: '`@Бо` and\n```\n@Бо\n```\n@Бо', names })).toBe(`\`@Бо\` and\n\`\`\`\n@Бо\n\`\`\`\n<@${bo}>`);
  });

  it('is shown with names, and with the token of whoever is not known', () => {
    const unknown = `<@${'d'.repeat(32)}>`;
    const { text } = shownDraft(`<@${boris}> ${unknown} <#${room}> \`<@${bo}>\``, nameOf);
    expect(text).toBe(`@Борис ${unknown} #кухня \`<@${bo}>\``);
  });

  it('is the same after it was shown and sent again', () => {
    const token = fc.constantFrom(
      `<@${boris}>`,
      `<@${bo}>`,
      `<#${room}>`,
      `<@&${room}>`,
      '`',
      '```',
      '\n',
      ' ',
      'word',
      '@',
      '#',
      '🦊',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 20 }), (pieces) => {
        const stored = pieces.join(' ');
        expect(storedText(shownDraft(stored, nameOf))).toBe(stored);
      }),
    );
  });

  it('tells two people of one name apart', () => {
    const [, one] = withName([], { shown: '@Борис', token: `<@${boris}>` }, 'boris');
    const [other, both] = withName(one, { shown: '@Борис', token: `<@${bo}>` }, 'boris2');
    expect(other.shown).toBe('@Борис (boris2)');
    expect(storedText({ text: '@Борис and @Борис (boris2)', names: both })).toBe(`<@${boris}> and <@${bo}>`);
  });
});
