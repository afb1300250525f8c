import { bitOf } from '@chat/schema/permissions';
import { useCallback, useMemo } from 'react';
import { useClient } from 'urql';
import { useGuilds } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { usePeople } from '../people/PeopleProvider.tsx';
import type { Person } from '../people/peopleDirectory.ts';
import { ask } from '../shared/asking.ts';
import { isCalled, type Suggestion } from './completion.ts';
import type { ComposingPlace } from './composingPlace.ts';
import { MentionableDocument } from './mentionable.generated.ts';
import { useFound } from './useFound.ts';

const personRow = ({ id, displayName, handle }: Person): readonly Suggestion[] => {
  const name = displayName ?? handle;
  if (name === null) return [];
  const hint = handle === null || handle === name ? {} : { hint: `@${handle}` };
  return [{ id, personId: id, label: name, shown: `@${name}`, token: `<@${id}>`, ...hint }];
};

const isMeant = ({ label, hint = '' }: Suggestion, typed: string): boolean =>
  isCalled(label, typed) || isCalled(hint.slice(1), typed);

/** `@everyone` and `@here`, where the viewer may call them. */
const useCrowds = (guildId: string | undefined): readonly Suggestion[] => {
  const say = useText();
  const mask = useGuilds().guilds.find(({ id }) => id === guildId)?.viewerPermissions ?? '0';
  return useMemo(() => {
    if ((BigInt(mask) & bitOf('MENTION_EVERYONE')) === 0n) return [];
    return (['everyone', 'here'] as const).map((name) => ({ id: name, label: `@${name}`, hint: say(name), shown: `@${name}` }));
  }, [mask, say]);
};

const isCrowdMeant = ({ id }: Suggestion, typed: string): boolean => id.startsWith(typed.toLowerCase());

/** Whom somebody may mean after `@`: who spoke lately, then members whom the server finds, then roles. */
export const usePeopleSuggestions = (
  typed: string | undefined,
  { guildId, recentIds }: ComposingPlace,
): readonly Suggestion[] => {
  const client = useClient();
  const people = usePeople();
  const crowds = useCrowds(guildId);
  const find = useCallback(
    async (search: string): Promise<readonly Suggestion[]> => {
      if (guildId === undefined) return [];
      const { guild } = await ask(client, MentionableDocument, { guildId, search: search === '' ? null : search });
      const members = (guild?.members.edges ?? []).flatMap(({ node: { person } }) => (person === null ? [] : [person]));
      for (const person of members) people.know(person);
      const roles = (guild?.roles ?? []).flatMap(({ id, name }) =>
        name === null ? [] : [{ id, label: name, shown: `@${name}`, token: `<@&${id}>` }],
      );
      return [...members.flatMap(personRow), ...roles];
    },
    [client, people, guildId],
  );
  const found = useFound(typed, find);
  if (typed === undefined) return [];
  const recent = recentIds.flatMap((id) => {
    const person = people.person(id).get();
    return person === undefined ? [] : personRow(person);
  });
  const named = new Map([...recent, ...found].filter((row) => isMeant(row, typed)).map((row) => [row.id, row]));
  return [...named.values(), ...crowds.filter((crowd) => isCrowdMeant(crowd, typed))].slice(0, 10);
};
