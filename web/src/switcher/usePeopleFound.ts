import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useViewerId } from '../session/SessionProvider.tsx';
import { ask } from '../shared/asking.ts';
import { FoundPeopleDocument, type FoundPeopleQuery } from './foundPeople.generated.ts';
import { readingsOf } from './readings.ts';
import type { Found } from './target.ts';

/** Nobody is asked for before the person has stopped typing for so long, in milliseconds. */
const patience = 120;
/** In how many guilds. */
const mostGuilds = 5;

const peopleOf = ({ guild }: FoundPeopleQuery): readonly Found[] =>
  [...(guild?.typed.edges ?? []), ...(guild?.meant.edges ?? [])].flatMap(({ node: { person } }) =>
    person === null ? [] : [person],
  );

const once = (people: readonly Found[]): readonly Found[] => [...new Map(people.map((person) => [person.id, person])).values()];

/** People of these guilds whose names fit, as the server finds them; what was found stays until the next is. */
export const usePeopleFound = (text: string, guildIds: readonly string[]): readonly Found[] => {
  const client = useClient();
  const viewerId = useViewerId();
  const [people, setPeople] = useState<readonly Found[]>([]);
  const guilds = guildIds.slice(0, mostGuilds).join(' ');
  useEffect(() => {
    const [typed, meant = typed] = readingsOf(text);
    if (typed === undefined || meant === undefined || guilds === '') return setPeople([]);
    let isGone = false;
    const find = async (): Promise<void> => {
      const asked = guilds.split(' ').map((guildId) => ask(client, FoundPeopleDocument, { guildId, typed, meant }));
      // A guild that does not answer has nobody: channels are found without it.
      const answers = (await Promise.allSettled(asked)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      if (!isGone) setPeople(once(answers.flatMap(peopleOf)).filter(({ id }) => id !== viewerId));
    };
    const later = setTimeout(() => void find(), patience);
    return () => {
      isGone = true;
      clearTimeout(later);
    };
  }, [client, viewerId, text, guilds]);
  return people;
};
