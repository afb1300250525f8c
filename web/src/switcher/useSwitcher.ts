import { useEffect, useMemo, useReducer, useState } from 'react';
import { useRoute } from 'wouter';
import { useGuilds } from '../guilds/index.ts';
import { usePeople } from '../people/PeopleProvider.tsx';
import { askedOf, type Choice, type Section, switcherList } from './switcherList.ts';
import { personKey, personTarget, type Target, targetsOf } from './target.ts';
import { usePeopleFound } from './usePeopleFound.ts';
import { useRecentPlaces } from './useRecentPlaces.ts';

const idOf = (key: string): string => key.slice(personKey('').length);

/** Those of late whom the client has names of. */
const useRecentPeople = (recent: readonly string[]): readonly Target[] => {
  const people = usePeople();
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const ids = useMemo(() => recent.filter((key) => key.startsWith(personKey(''))).map(idOf), [recent]);
  useEffect(() => {
    const stops = ids.map((id) => people.person(id).subscribe(draw));
    return () => {
      for (const stop of stops) stop();
    };
  }, [people, ids]);
  return ids.flatMap((id) => {
    const person = people.person(id).get();
    return person === undefined ? [] : [personTarget(person)];
  });
};

const useGuildIds = (): readonly string[] => {
  const { guilds } = useGuilds();
  const [, params] = useRoute('/guilds/:guildId/*?');
  const open = params?.guildId;
  return guilds.map(({ id }) => id).toSorted((one, other) => Number(other === open) - Number(one === open));
};

/** Those found now, then those of late, each once. */
const useTargets = (text: string, recent: readonly string[]): readonly Target[] => {
  const { guilds } = useGuilds();
  const places = useMemo(() => targetsOf(guilds), [guilds]);
  const found = usePeopleFound(text, useGuildIds());
  const people = [...found.map(personTarget), ...useRecentPeople(recent)];
  return [...places, ...new Map(people.map((person) => [person.key, person])).values()];
};

/** What the switcher shows, and which of it Enter opens. */
export interface Switcher {
  readonly query: string;
  readonly ask: (query: string) => void;
  readonly sections: readonly Section[];
  readonly active: Choice | undefined;
  readonly activate: (key: string) => void;
  /** To the next by 1, to the one before by -1, around the ends. */
  readonly move: (by: 1 | -1) => void;
}

export const useSwitcher = (): Switcher => {
  const [query, setQuery] = useState('');
  const [activeKey, activate] = useState<string>();
  const { recent, here } = useRecentPlaces();
  const targets = useTargets(askedOf(query).text, recent);
  const sections = switcherList({ query, targets, recent, here });
  const choices = sections.flatMap((section) => section.choices);
  const index = Math.max(
    0,
    choices.findIndex(({ target }) => target.key === activeKey),
  );
  return {
    query,
    ask: (next) => {
      setQuery(next);
      activate(undefined);
    },
    sections,
    active: choices[index],
    activate,
    move: (by) => activate(choices.at((index + by) % Math.max(1, choices.length))?.target.key),
  };
};
