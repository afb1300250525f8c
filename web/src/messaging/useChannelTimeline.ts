import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useGuildDirectory } from '../guilds/index.ts';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { useTellProgress } from '../live/useChannelProgress.ts';
import { useKeptPage } from '../offline/index.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { addressIn } from './address.ts';
import type { ChannelState } from './channelState.ts';
import { ChannelTimeline } from './channelTimeline.ts';
import { beginningOf } from './days.ts';
import type { Opening } from './leading.ts';
import { keepReadingPlace, readingPlace } from './readingPlaces.ts';

interface Followed {
  readonly state: ChannelState;
  readonly timeline: ChannelTimeline;
}

/** True until the first channel is opened after a reload: then the reader goes on where they were, whatever the address says. */
let isReloading = performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload');

const openingOf = (viewerId: string, channelId: string): Opening | undefined => {
  const place = readingPlace(viewerId, channelId);
  const goesOn = isReloading && place !== undefined;
  isReloading = false;
  const address = addressIn(location.hash);
  if (goesOn || address === undefined) return place && { kind: 'place', ...place };
  return address.kind === 'message' ? address : { kind: 'moment', at: beginningOf(address.day) };
};

/** Keeps the conversation of a channel equal to the log for as long as it is open, and the place where the reader left it. */
export const useChannelTimeline = (channelId: string, isDirect: boolean): Followed => {
  const client = useClient();
  const viewerId = useViewerId();
  const { live } = useConnection();
  const guilds = useGuildDirectory();
  const timeline = useMemo(() => {
    const onRead = (seq: number): void => guilds.read(channelId, seq);
    return new ChannelTimeline({ channelId, isDirect, viewerId, client, live, onRead, opening: openingOf(viewerId, channelId) });
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
  const state = useObservable(timeline.state);
  useKeptPage(channelId, state.timeline.messages, state.status === 'ready' && !state.timeline.hasNewer);
  useTellProgress(channelId, state.isLive, state.newest);
  return { state, timeline };
};
