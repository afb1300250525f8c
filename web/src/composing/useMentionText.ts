import { useMemo } from 'react';
import { useGuilds } from '../guilds/index.ts';
import { usePeople } from '../people/PeopleProvider.tsx';
import { type Draft, type NameOf, shownDraft } from './mentionText.ts';

/**
 * A stored text as its writer reads it, with names instead of tokens; `storedText` makes tokens of them again. It does not change while somebody
 * edits, whatever becomes of the names.
 */
export const useMentionText = (stored: string): Draft => {
  const people = usePeople();
  const { guilds } = useGuilds();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a name that comes later must not change what is edited
  return useMemo(() => {
    const channels = guilds.flatMap((guild) => guild.channels);
    const roles = guilds.flatMap((guild) => guild.roles);
    const nameOf: NameOf = (kind, id) => {
      if (kind !== '@') return (kind === '#' ? channels : roles).find((named) => named.id === id)?.name ?? undefined;
      const person = people.person(id).get();
      return person?.displayName ?? person?.handle ?? undefined;
    };
    return shownDraft(stored, nameOf);
  }, [stored]);
};
