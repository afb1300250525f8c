import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { usePeople } from './PeopleProvider.tsx';

/** No name holds it. */
const between = '\n';

/** How people are called, in the order of their ids. The place of an unknown name is kept. */
export const usePersonNames = (ids: readonly string[]): readonly string[] => {
  const say = useText();
  const people = usePeople();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = ids.map((id) => people.person(id).subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [people, ids],
  );
  const names = useSyncExternalStore(subscribe, () =>
    ids
      .map((id) => {
        const person = people.person(id).get();
        return person === undefined ? '…' : (person.displayName ?? say('erasedPerson'));
      })
      .join(between),
  );
  return ids.length === 0 ? [] : names.split(between);
};
