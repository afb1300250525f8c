/** An emoji as the table keeps it. A tuple: the names of fields would be a third of what is loaded. */
export type EmojiRow = readonly [
  emoji: string,
  /** Of emojibase, which leaves out 2. */
  group: number,
  english: string,
  russian: string,
  /** What people look for in both languages, split by spaces. */
  words: string,
  /** What is typed between colons, split by spaces; the usual one first. */
  codes: string,
  /** The five skin tones, light to dark, split by spaces; empty where it has none. */
  skins: string,
];
