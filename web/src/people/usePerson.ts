import { useText } from '../languages/LanguageProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { usePeople } from './PeopleProvider.tsx';
import type { Person } from './peopleDirectory.ts';

/** Somebody by id; `undefined` until they are known. They are asked for once, with all others who are shown. */
export const usePerson = (id: string): Person | undefined => useObservable(usePeople().person(id));

/** How somebody is called. Whose name is erased is called so; the place of an unknown name is kept. */
export const usePersonName = (id: string): string => {
  const say = useText();
  const person = usePerson(id);
  return person === undefined ? '…' : (person.displayName ?? say('erasedPerson'));
};
