import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { charactersOf, emojiOf, isKnownEmoji } from './emoji.ts';
import { emojiList } from './emojiList.ts';
import type { Emoji } from './kinds.ts';

const all = emojiList.split(' ');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A release that adds emoji adds a line; no line is ever changed. */
const releases = [{ count: 3953, hash: 'fe1f03988b4a09e3a1e58b315de284df4d53467922562fc829fc2043c95a76cd' }];

describe('the committed emoji list', () => {
  it.each(releases)('still begins with the $count emoji of an earlier release: stored facts never change', ({ count, hash }) => {
    expect(sha256(all.slice(0, count).join(' '))).toBe(hash);
  });

  it('holds nothing that no release pinned', () => {
    expect(all).toHaveLength(releases.at(-1)?.count ?? 0);
  });

  it('holds each emoji once', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  it('holds only well-formed values', () => {
    expect(all.filter((value) => !/^u-[0-9a-f]{2,5}(-[0-9a-f]{2,5})*$/.test(value))).toEqual([]);
  });

  it('is the set of emoji that Unicode recommends, by the engine’s own data', () => {
    // Not a literal: the compiler's target is older than the flag.
    const property = '^\\p{RGI_Emoji}$';
    const recommended = new RegExp(property, 'v');
    expect(all.filter((value) => !recommended.test(charactersOf(value as Emoji) ?? ''))).toEqual([]);
  });

  it.each([
    ['a face', 'u-1f600'],
    ['a skin tone', 'u-1f44d-1f3fd'],
    ['a ZWJ sequence', 'u-1f468-200d-1f469-200d-1f467-200d-1f466'],
    ['a flag', 'u-1f1f7-1f1fa'],
    ['a flag of tags', 'u-1f3f4-e0067-e0062-e0073-e0063-e0074-e007f'],
    ['a keycap', 'u-31-fe0f-20e3'],
    ['a heart with VS16', 'u-2764-fe0f'],
  ])('knows %s', (_, value) => {
    expect(isKnownEmoji(value)).toBe(true);
  });

  it.each([
    ['a letter', 'u-61'],
    ['a heart that is not fully qualified', 'u-2764'],
    ['upper case', 'u-1F600'],
    ['two emoji', 'u-1f600-1f600'],
    ['nothing', ''],
    ['a bare prefix', 'u-'],
    ['two values of the list', 'u-1f600 u-1f603'],
  ])('does not know %s', (_, value) => {
    expect(isKnownEmoji(value)).toBe(false);
  });
});

describe('emojiOf', () => {
  it('finds every emoji by its characters', () => {
    expect(all.filter((value) => emojiOf(charactersOf(value as Emoji) ?? '') !== value)).toEqual([]);
  });

  it('finds every emoji by its characters without VS16', () => {
    const bare = (value: string) => (charactersOf(value as Emoji) ?? '').replaceAll('\ufe0f', '');
    expect(all.filter((value) => emojiOf(bare(value)) !== value)).toEqual([]);
  });

  it.each(['', 'a', '1', '#', '😀😀', '😀 ', '\ufe0f', '❤\ufe0e', ':smile:'])('finds none in %j', (characters) => {
    expect(emojiOf(characters)).toBeUndefined();
  });
});

describe('charactersOf', () => {
  it('shows the fully qualified form', () => {
    expect(charactersOf('u-2764-fe0f' as Emoji)).toBe('❤\ufe0f');
  });

  it('has no characters for a custom emoji', () => {
    expect(charactersOf(`c-${'0'.repeat(32)}` as Emoji)).toBeUndefined();
  });
});
