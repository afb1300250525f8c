import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import type { Session } from '../session/session.ts';
import { Connection } from './connection.ts';
import { Idleness } from './idleness.ts';

const ConnectionContext = createContext<Connection | undefined>(undefined);

/** One live connection for everything below it. */
export const ConnectionProvider = ({ session, children }: { readonly session: Session; readonly children: ReactNode }) => {
  const idleness = useMemo(() => new Idleness(window, () => performance.now()), []);
  const connection = useMemo(() => new Connection(session, idleness.state), [session, idleness]);
  useEffect(() => {
    idleness.start();
    return () => idleness.stop();
  }, [idleness]);
  useEffect(() => {
    const stop = connection.watch();
    return () => {
      stop();
      connection.close();
    };
  }, [connection]);
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
};

/** The live connection, and whether it stands. */
export const useConnection = (): Connection => {
  const connection = use(ConnectionContext);
  if (connection === undefined) throw new Error('there is no ConnectionProvider above');
  return connection;
};
