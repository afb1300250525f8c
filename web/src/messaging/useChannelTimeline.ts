import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useGuildDirectory } from '../guilds/index.ts';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { useViewerId } from '../session/SessionProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import type { ChannelState } from './channelState.ts';
import { ChannelTimeline } from './channelTimeline.ts';
import { keepReadingPlace, readingPlace } from './readingPlaces.ts';

interface Followed {
  readonly state: ChannelState;
  readonly timeline: ChannelTimeline;
}

/** Keeps the conversation of a channel equal to the log for as long as it is open, and the place where the reader left it. */
export const useChannelTimeline = (channelId: string, isDirect: boolean): Followed => {
  const client = useClient();
  const viewerId = useViewerId();
  const { live } = useConnection();
  const guilds = useGuildDirectory();
  const timeline = useMemo(() => {
    const place = readingPlace(viewerId, channelId);
    const onRead = (seq: number): void => guilds.read(channelId, seq);
    return new ChannelTimeline({ channelId, isDirect, viewerId, client, live, onRead, place });
  }, [channelId, isDirect, viewerId, client, live, guilds]);
  useEffect(() => {
    const keep = (): void => keepReadingPlace(viewerId, channelId, timeline.place);
    timeline.start();
    window.addEventListener('pagehide', keep);
    return () => {
      keep();
      window.removeEventListener('pagehide', keep);
      timeline.stop();
    };
  }, [timeline, viewerId, channelId]);
  return { state: useObservable(timeline.state), timeline };
};
