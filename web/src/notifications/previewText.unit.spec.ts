import { describe, expect, it } from 'vitest';
import { previewText } from './previewText.ts';

const id = '0123456789abcdef0123456789abcdef';
const preview = (content: string) => previewText(content, (kind) => (kind === 'user' ? 'Ada' : undefined));

describe('what a notification says of a message', () => {
  it('is on one line and without marks', () => {
    expect(preview('**Hello**\n> there\n- one\n- two')).toBe('Hello > there - one - two');
  });

  it('never shows what a spoiler hides, wherever it stands', () => {
    expect(preview('he ||dies|| in the end')).toBe('he ▮▮▮ in the end');
    expect(preview('- **no ||dies||**')).toBe('- no ▮▮▮');
  });

  it('names people, and nothing that it does not know', () => {
    expect(preview(`<@${id}> look at <#${id}>`)).toBe('@Ada look at #…');
  });

  it('is short', () => {
    expect([...preview('🦊'.repeat(4_000))]).toHaveLength(200);
  });
});
