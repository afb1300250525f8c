import { createContext, type ReactNode, use, useMemo } from 'react';
import { useClient } from 'urql';
import { PeopleDirectory } from './peopleDirectory.ts';

const PeopleContext = createContext<PeopleDirectory | undefined>(undefined);

/** What is known of people, for everything below it. */
export const PeopleProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useClient();
  const people = useMemo(() => new PeopleDirectory(client), [client]);
  return <PeopleContext value={people}>{children}</PeopleContext>;
};

/** What is known of people. */
export const usePeople = (): PeopleDirectory => {
  const people = use(PeopleContext);
  if (people === undefined) throw new Error('there is no PeopleProvider above');
  return people;
};
