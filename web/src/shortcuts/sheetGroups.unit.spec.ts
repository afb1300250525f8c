import { describe, expect, it } from 'vitest';
import { en } from '../languages/en.ts';
import { ru } from '../languages/ru.ts';
import { keyCaps } from './keyCaps.ts';
import { sheetGroups } from './sheetGroups.ts';
import { shortcutIds, shortcuts } from './shortcuts.ts';

describe('the sheet of shortcuts', () => {
  it('lists every row of the table once, where all can be done', () => {
    const listed = sheetGroups(new Set(shortcutIds)).flatMap(({ ids }) => ids);
    expect(listed.toSorted()).toEqual(shortcutIds.toSorted());
  });

  it('leaves out what nobody can do now', () => {
    expect(sheetGroups(new Set()).flatMap(({ ids }) => ids)).not.toContain('mute');
    expect(sheetGroups(new Set(['mute'])).flatMap(({ ids }) => ids)).toContain('mute');
  });

  it('says what each does in every language, no two the same', () => {
    for (const dictionary of [en, ru]) {
      const texts = shortcutIds.map((id) => dictionary[shortcuts[id].text]);
      expect(new Set(texts).size).toBe(shortcutIds.length);
    }
  });

  it('shows the keys as they stand on the keyboard', () => {
    const caps = (id: (typeof shortcutIds)[number], isApple: boolean) =>
      shortcuts[id].strokes.slice(0, 1).flatMap((stroke) => keyCaps(stroke, isApple));
    expect(caps('codeBlock', false)).toEqual(['Ctrl', 'Shift', 'C']);
    expect(caps('codeBlock', true)).toEqual(['⌘', '⇧', 'C']);
    expect(caps('nextUnread', true)).toEqual(['⌥', '⇧', '↓']);
    expect(caps('react', false)).toEqual(['+']);
  });
});
