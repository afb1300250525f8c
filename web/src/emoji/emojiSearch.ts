import type { EmojiEntry } from './emojiTable.ts';

/** How well an emoji fits what is typed: less is better, `undefined` is not at all. */
const distance = (entry: EmojiEntry, typed: string): number | undefined => {
  const { codes, labels, words } = entry;
  if (codes.includes(typed)) return 0;
  if (codes.some((code) => code.startsWith(typed))) return 1;
  const names = Object.values(labels).flatMap((label) => label.toLowerCase().split(' '));
  if (names.some((name) => name.startsWith(typed))) return 2;
  if (words.some((word) => word.startsWith(typed))) return 3;
  return codes.some((code) => code.includes(typed)) ? 4 : undefined;
};

/** The emoji that somebody may mean by the beginning of a name in any language, the best first; what is often used before the rest. */
export const emojiLike = (
  table: readonly EmojiEntry[],
  typed: string,
  { most, often }: { readonly most: number; readonly often: readonly string[] },
): readonly EmojiEntry[] => {
  const sought = typed.toLowerCase();
  const rank = ({ emoji }: EmojiEntry): number => (often.includes(emoji) ? often.indexOf(emoji) : often.length);
  return table
    .flatMap((entry) => {
      const found = distance(entry, sought);
      return found === undefined ? [] : [{ entry, found }];
    })
    .toSorted((one, other) => one.found - other.found || rank(one.entry) - rank(other.entry))
    .slice(0, most)
    .map(({ entry }) => entry);
};

/** The emoji of a whole code, such as `smile`. */
export const emojiOfCode = (table: readonly EmojiEntry[], code: string): string | undefined =>
  table.find(({ codes }) => codes.includes(code.toLowerCase()))?.emoji;
