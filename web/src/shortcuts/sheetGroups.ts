import type { TextName } from '../languages/translate.ts';
import { type Shortcut, type ShortcutId, shortcutIds, shortcuts } from './shortcuts.ts';

const titles = {
  going: 'keysGoing',
  reading: 'keysReading',
  onMessage: 'keysOnMessage',
  writing: 'keysWriting',
  calling: 'keysCalling',
} as const satisfies Readonly<Record<Shortcut['group'], TextName>>;

export interface SheetGroup {
  readonly title: (typeof titles)[Shortcut['group']];
  readonly ids: readonly ShortcutId[];
}

const groups = Object.keys(titles) as readonly Shortcut['group'][]; // it has no other keys

/** What the sheet lists: what somebody can do now, and what the composer and messages hear themselves. */
export const sheetGroups = (able: ReadonlySet<ShortcutId>): readonly SheetGroup[] => {
  const isListed = (id: ShortcutId): boolean =>
    able.has(id) || shortcuts[id].where === 'composer' || shortcuts[id].where === 'message';
  return groups
    .map((group) => ({
      title: titles[group],
      ids: shortcutIds.filter((id) => shortcuts[id].group === group && isListed(id)),
    }))
    .filter(({ ids }) => ids.length > 0);
};
