import { useEffect } from 'react';
import { useGuildDirectory } from '../guilds/index.ts';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { usePresenceDirectory } from '../presence/index.ts';

/** Many clients come back at once: each asks a little later than the others, in milliseconds. */
const longestPause = 3_000;

/** Tells who is there from what happens in guilds, and asks again after a lost connection. */
export const PresenceFollower = () => {
  const guilds = useGuildDirectory();
  const connection = useConnection();
  const presence = usePresenceDirectory();
  useEffect(
    () =>
      guilds.listen((_guildId, event) => {
        if (event.__typename === 'PresenceChanged') presence.changed(event.changes);
        if (event.__typename === 'MemberJoined') presence.askAgain();
      }),
    [guilds, presence],
  );
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const stop = connection.state.subscribe(() => {
      clearTimeout(later);
      if (connection.state.get().kind !== 'online') return;
      later = setTimeout(() => presence.askAgain(), 500 + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % longestPause));
    });
    return () => {
      clearTimeout(later);
      stop();
    };
  }, [connection, presence]);
  return null;
};
