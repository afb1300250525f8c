import { useEffect } from 'react';
import { useGuildDirectory } from '../guilds/index.ts';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { usePeople } from '../people/PeopleProvider.tsx';
import type { Account } from './account.ts';

/** Shows the person's own name and colour as they changed them on another client. */
export const useProfileFollowing = (account: Account): void => {
  const connection = useConnection();
  const guilds = useGuildDirectory();
  const people = usePeople();
  useEffect(() => {
    const fetch = async (): Promise<void> => {
      await guilds.load();
      const { viewer } = guilds.state.get();
      if (viewer !== undefined) people.know({ kind: 'PERSON', ...viewer });
    };
    return account.listen(({ __typename }) => {
      if (__typename === 'ProfileChanged') fetch().catch((error: unknown) => connection.failed(error));
    });
  }, [account, connection, guilds, people]);
};
