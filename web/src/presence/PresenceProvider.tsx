import { createContext, type ReactNode, use, useCallback, useMemo, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { type Presence, PresenceDirectory } from './presenceDirectory.ts';

const PresenceContext = createContext<PresenceDirectory | undefined>(undefined);

/** Who is there, for everything below it. Whoever follows guilds tells it what happens in them. */
export const PresenceProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useClient();
  const presence = useMemo(() => new PresenceDirectory(client), [client]);
  return <PresenceContext value={presence}>{children}</PresenceContext>;
};

/** Who is there, to be asked and told. */
export const usePresenceDirectory = (): PresenceDirectory => {
  const presence = use(PresenceContext);
  if (presence === undefined) throw new Error('there is no PresenceProvider above');
  return presence;
};

/** What others see of somebody, kept up to date while it is shown. */
export const usePresence = (userId: string): Presence => {
  const directory = usePresenceDirectory();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stop = directory.of(userId).subscribe(listener);
      const unwatch = directory.watch(userId);
      return () => {
        stop();
        unwatch();
      };
    },
    [directory, userId],
  );
  return useSyncExternalStore(subscribe, directory.of(userId).get);
};
