import { useCallback } from 'react';
import { emojiLike, loadEmoji, useEmojiUses } from '../emoji/index.ts';
import { useGuilds } from '../guilds/index.ts';
import { useLanguage } from '../languages/LanguageProvider.tsx';
import { type CompletionKind, isCalled, type Sought, type Suggestion } from './completion.ts';
import type { ComposingPlace } from './composingPlace.ts';
import { useFound } from './useFound.ts';
import { usePeopleSuggestions } from './usePeopleSuggestions.ts';

const most = 10;

const useChannelSuggestions = (typed: string | undefined, { guildId }: ComposingPlace): readonly Suggestion[] => {
  const { guilds } = useGuilds();
  if (typed === undefined) return [];
  const channels = guilds.find(({ id }) => id === guildId)?.channels ?? [];
  return channels
    .flatMap(({ id, name, archived }) =>
      name === null || archived || !isCalled(name, typed)
        ? []
        : [{ id, label: `#${name}`, shown: `#${name}`, token: `<#${id}>` }],
    )
    .slice(0, most);
};

const useEmojiSuggestions = (typed: string | undefined): readonly Suggestion[] => {
  const { language } = useLanguage();
  const { often } = useEmojiUses();
  const find = useCallback(
    async (code: string): Promise<readonly Suggestion[]> => {
      const found = emojiLike(await loadEmoji(), code, { most, often });
      return found.map(({ emoji, labels, codes }) => ({
        id: emoji,
        emoji,
        label: `:${codes[0] ?? ''}:`,
        hint: labels[language],
        shown: emoji,
      }));
    },
    [language, often],
  );
  return useFound(typed, find);
};

const commandSuggestions = (typed: string | undefined, { commands }: ComposingPlace): readonly Suggestion[] => {
  if (typed === undefined) return [];
  return commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, usage, help }) => ({ id: name, label: `/${name} ${usage}`, hint: help, shown: `/${name}` }));
};

/** What somebody may mean by what stands at the caret, the likeliest first. */
export const useSuggestions = (sought: Sought | undefined, place: ComposingPlace): readonly Suggestion[] => {
  const typedAs = (kind: CompletionKind): string | undefined => (sought?.kind === kind ? sought.typed : undefined);
  const people = usePeopleSuggestions(typedAs('person'), place);
  const channels = useChannelSuggestions(typedAs('channel'), place);
  const emoji = useEmojiSuggestions(typedAs('emoji'));
  const commands = commandSuggestions(typedAs('command'), place);
  if (sought === undefined) return [];
  return { person: people, channel: channels, emoji, command: commands }[sought.kind];
};
