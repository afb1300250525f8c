import type { EmojiData } from 'frimousse';
import { loadDictionary } from '../languages/dictionaries.ts';
import { type Language, languageFor, type TextName, type Translate, translator } from '../languages/translate.ts';
import { type EmojiEntry, loadEmoji } from './emojiTable.ts';

const tones = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;

const toneTexts = {
  light: 'toneLight',
  'medium-light': 'toneMediumLight',
  medium: 'toneMedium',
  'medium-dark': 'toneMediumDark',
  dark: 'toneDark',
} as const satisfies Record<(typeof tones)[number], TextName>;

/** By emojibase's number of the group. */
const groups: readonly (readonly [index: number, name: TextName & `emoji${string}`])[] = [
  [0, 'emojiFaces'],
  [1, 'emojiPeople'],
  [3, 'emojiNature'],
  [4, 'emojiFood'],
  [5, 'emojiTravel'],
  [6, 'emojiActivities'],
  [7, 'emojiObjects'],
  [8, 'emojiSymbols'],
  [9, 'emojiFlags'],
];

type Skins = NonNullable<EmojiData['emojis'][number]['skins']>;

const skinsOf = ([light, mediumLight, medium, mediumDark, dark]: readonly string[]): Skins | undefined => {
  if (!light || !mediumLight || !medium || !mediumDark || !dark) return undefined;
  return { light, 'medium-light': mediumLight, medium, 'medium-dark': mediumDark, dark };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Spoken {
  readonly language: Language;
  readonly locale: string;
  readonly say: Translate;
}

/** What the picker shows in a language. It is found by the words of all languages. */
export const emojiDataOf = (table: readonly EmojiEntry[], { language, locale, say }: Spoken): EmojiData => {
  return {
    locale,
    emojis: table.map(({ emoji, group, labels, words, codes, skins }) => {
      const tags = [...words, ...codes, ...Object.values(labels)];
      const found = skinsOf(skins);
      return { emoji, category: group, label: capital(labels[language]), version: 0, tags, ...(found && { skins: found }) };
    }),
    categories: groups.map(([index, name]) => ({ index, label: say(name) })),
    // All tones are keys of the table above.
    skinTones: Object.fromEntries(tones.map((tone) => [tone, say(toneTexts[tone])])) as EmojiData['skinTones'],
  };
};

/** Our own data, where frimousse would ask a host of others. */
export const resolveEmojiData = async (locale: string): Promise<EmojiData> => {
  const language = languageFor([locale]);
  const [table, dictionary] = await Promise.all([loadEmoji(), loadDictionary(language)]);
  return emojiDataOf(table, { language, locale, say: translator(language, dictionary) });
};
