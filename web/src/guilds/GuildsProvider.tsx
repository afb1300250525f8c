import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { GuildDirectory, type GuildsState } from './guildDirectory.ts';

const GuildsContext = createContext<GuildDirectory | undefined>(undefined);

/** The viewer's guilds, kept equal to the log for everything below it. */
export const GuildsProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useClient();
  const connection = useConnection();
  const guilds = useMemo(
    () => new GuildDirectory({ client, live: connection.live, onProblem: (error) => connection.failed(error) }),
    [client, connection],
  );
  useEffect(() => {
    guilds.start();
    return () => guilds.stop();
  }, [guilds]);
  return <GuildsContext value={guilds}>{children}</GuildsContext>;
};

/** The viewer's guilds, to be asked and told. */
export const useGuildDirectory = (): GuildDirectory => {
  const guilds = use(GuildsContext);
  if (guilds === undefined) throw new Error('there is no GuildsProvider above');
  return guilds;
};

/** The viewer's guilds as they are. */
export const useGuilds = (): GuildsState => useObservable(useGuildDirectory().state);
