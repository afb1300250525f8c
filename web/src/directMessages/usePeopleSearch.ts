import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useGuilds } from '../guilds/index.ts';
import type { Person } from '../people/peopleDirectory.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { searchPeople } from './searchPeople.ts';

/** Nobody is asked for at every key; milliseconds. */
const patience = 200;

interface Found {
  /** `undefined` until an answer came. */
  readonly people: readonly Person[] | undefined;
  readonly problem: Problem | undefined;
}

/** Others of the viewer's guilds by the beginning of a name. */
export const usePeopleSearch = (text: string): Found => {
  const client = useClient();
  const viewerId = useViewerId();
  const { guilds } = useGuilds();
  const [found, setFound] = useState<Found>({ people: undefined, problem: undefined });
  const guildIds = guilds.map(({ id }) => id).join(' ');
  useEffect(() => {
    let isLate = false;
    const search = async (): Promise<void> => {
      const people = await searchPeople(client, guildIds.split(' ').filter(Boolean), text);
      if (!isLate) setFound({ people: people.filter(({ id }) => id !== viewerId), problem: undefined });
    };
    const timer = setTimeout(() => {
      search().catch((error: unknown) => {
        if (!isLate) setFound({ people: undefined, problem: problemOf(error) });
      });
    }, patience);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [client, viewerId, guildIds, text]);
  return found;
};
