import { emojiList } from './emojiList.ts';
import type { Emoji } from './kinds.ts';

/*
 * Emoji of the committed Unicode list. The list is closed and may only grow: stored facts depend on it, so an emoji that
 * was accepted once is accepted for ever.
 */

const prefix = 'u-';
const variationSelector = /\ufe0f/g;

const fromCodePoints = (value: string): string =>
  String.fromCodePoint(...Array.from(value.slice(prefix.length).split('-'), (digits) => Number.parseInt(digits, 16)));

const lazily = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const knownEmoji = lazily(() => new Set(emojiList.split(' ')));

/** By the characters without VS16, since keyboards leave it out. */
const emojiByCharacters = lazily(
  // Every value of the list is an Emoji by definition of that type.
  () => new Map(Array.from(knownEmoji(), (value) => [fromCodePoints(value).replace(variationSelector, ''), value as Emoji])),
);

/** Whether the value is one of the committed list, in its stored form (`u-` and hyphenated code points, fully qualified). */
export const isKnownEmoji = (value: string): boolean => knownEmoji().has(value);

/**
 * The emoji that a person typed, with or without its variation selectors (VS16), skin tones, sequences and flags included;
 * nothing where the characters are not exactly one emoji of the committed list.
 */
export const emojiOf = (characters: string): Emoji | undefined =>
  emojiByCharacters().get(characters.replace(variationSelector, ''));

/** The characters to show for a Unicode emoji, fully qualified; nothing for a custom emoji, which is a picture. */
export const charactersOf = (emoji: Emoji): string | undefined => (isKnownEmoji(emoji) ? fromCodePoints(emoji) : undefined);
