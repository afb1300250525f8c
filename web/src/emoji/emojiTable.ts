import type { Language } from '../languages/translate.ts';
import type { EmojiRow } from './emojiRow.ts';

/** An emoji with what people call it. */
export interface EmojiEntry {
  readonly emoji: string;
  readonly group: number;
  readonly labels: Readonly<Record<Language, string>>;
  /** What people look for, in all languages. */
  readonly words: readonly string[];
  /** What is typed between colons; the usual one first. */
  readonly codes: readonly string[];
  /** Light to dark; empty where it has none. */
  readonly skins: readonly string[];
}

const split = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

export const emojiTableOf = (rows: readonly EmojiRow[]): readonly EmojiEntry[] =>
  rows.map(([emoji, group, en, ru, words, codes, skins]) => ({
    emoji,
    group,
    labels: { en, ru },
    words: split(words),
    codes: split(codes),
    skins: split(skins),
  }));

let loading: Promise<readonly EmojiEntry[]> | undefined;

/** Every emoji, fetched once when somebody asks first. Where that fails, the next one asks anew. */
export const loadEmoji = (): Promise<readonly EmojiEntry[]> => {
  loading ??= import('./emojiRows.ts').then(
    ({ emojiRows }) => emojiTableOf(emojiRows),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
};
