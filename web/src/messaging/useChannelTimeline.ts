import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useGuildDirectory } from '../guilds/index.ts';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { useViewerId } from '../session/SessionProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { type ChannelState, ChannelTimeline } from './channelTimeline.ts';

/** Keeps the conversation of a channel equal to the log for as long as it is open. */
export const useChannelTimeline = (channelId: string): { readonly state: ChannelState; readonly timeline: ChannelTimeline } => {
  const client = useClient();
  const viewerId = useViewerId();
  const connection = useConnection();
  const guilds = useGuildDirectory();
  const timeline = useMemo(
    () =>
      new ChannelTimeline({
        channelId,
        viewerId,
        client,
        live: connection.live,
        onRead: (seq) => guilds.read(channelId, seq),
      }),
    [channelId, viewerId, client, connection, guilds],
  );
  useEffect(() => {
    timeline.start();
    return () => timeline.stop();
  }, [timeline]);
  return { state: useObservable(timeline.state), timeline };
};
