import type { Emoji } from 'emojibase';
import english from 'emojibase-data/en/data.json' with { type: 'json' };
import emojibaseCodes from 'emojibase-data/en/shortcodes/emojibase.json' with { type: 'json' };
import githubCodes from 'emojibase-data/en/shortcodes/github.json' with { type: 'json' };
import russian from 'emojibase-data/ru/data.json' with { type: 'json' };
import type { EmojiRow } from './emojiRow.ts';

/** Newer ones are empty boxes on systems that are still in use. */
const newestVersion = 15.1;

const recommended = /^\p{RGI_Emoji}$/v;

/** As Unicode recommends it, and as the server names it: emojibase adds VS16 where none belongs. */
const qualified = (emoji: string): string => {
  const bare = emoji.replace(/\ufe0f$/, '');
  return recommended.test(bare) ? bare : emoji;
};

type Codes = Readonly<Record<string, string | string[]>>;
const codesIn = (codes: Codes, hexcode: string): readonly string[] => [codes[hexcode] ?? []].flat();

const skinsOf = ({ skins = [] }: Emoji): readonly string[] =>
  skins.filter(({ tone }) => typeof tone === 'number').map(({ emoji }) => emoji);

const joined = (words: readonly string[]): string => [...new Set(words)].join(' ');

/** Every emoji in the order of the groups. The build loads this file as its result: `emojiRows.config.ts`. */
export const emojiRows: readonly EmojiRow[] = english
  .filter(({ group, version }) => group !== undefined && group !== 2 && version <= newestVersion)
  .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
  .map((emoji) => {
    const translated = russian.find(({ hexcode }) => hexcode === emoji.hexcode);
    const words = [...(emoji.tags ?? []), ...(translated?.tags ?? [])].flatMap((tag) => tag.split(' '));
    const codes = [...codesIn(githubCodes, emoji.hexcode), ...codesIn(emojibaseCodes, emoji.hexcode)];
    return [
      qualified(emoji.emoji),
      emoji.group ?? 0,
      emoji.label,
      translated?.label ?? emoji.label,
      joined(words),
      joined(codes),
      joined(skinsOf(emoji)),
    ];
  });
