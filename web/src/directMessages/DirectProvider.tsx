import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { usePeople } from '../people/PeopleProvider.tsx';
import { useViewerId } from '../session/SessionProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { DirectConversations } from './directDirectory.ts';
import { type DirectState, unreadIn } from './directState.ts';

const DirectContext = createContext<DirectConversations | undefined>(undefined);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The viewer's direct conversations, kept equal to the server for everything below it. */
export const DirectProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useClient();
  const viewerId = useViewerId();
  const connection = useConnection();
  const people = usePeople();
  const direct = useMemo(
    () =>
      new DirectConversations({
        client,
        viewerId,
        live: connection.live,
        onProblem: (error) => connection.failed(error),
        onPerson: (person) => people.know(person),
        pause,
      }),
    [client, viewerId, connection, people],
  );
  useEffect(() => {
    direct.start();
    return () => direct.stop();
  }, [direct]);
  return <DirectContext value={direct}>{children}</DirectContext>;
};

/** The viewer's direct conversations, to be asked and told. */
export const useDirectDirectory = (): DirectConversations => {
  const direct = use(DirectContext);
  if (direct === undefined) throw new Error('there is no DirectProvider above');
  return direct;
};

/** The viewer's direct conversations as they are. */
export const useDirectConversations = (): DirectState => useObservable(useDirectDirectory().state);

/** Messages of others in direct conversations that the viewer has not read: each counts as a mention. */
export const useDirectUnread = (): number => unreadIn(useDirectConversations());
