import { useEffect, useMemo } from 'react';
import { useShortcut } from '../shortcuts/index.ts';
import { addressIn } from './address.ts';
import type { ChannelTimeline } from './channelTimeline.ts';
import { beginningOf } from './days.ts';
import type { ReadingActions } from './Timeline.tsx';

const actionsOf = (timeline: ChannelTimeline): ReadingActions => ({
  onOlder: () => void timeline.loadOlder(),
  onNewer: () => void timeline.loadNewer(),
  onPresent: () => void timeline.jumps.toPresent(),
  onBeginning: () => void timeline.jumps.toSeq(1),
  onDay: (day) => void timeline.jumps.toMoment(beginningOf(day)),
  onReading: (place) => timeline.reads(place),
  onSeen: (seq) => void timeline.readUpTo(seq),
});

/** Besides the browser's own, what wouter tells of its navigation. */
const changes = ['hashchange', 'popstate', 'pushState', 'replaceState'] as const;

/** Leads to where the fragment of the address says whenever that changes while the channel is open. */
const useAddress = (timeline: ChannelTimeline): void => {
  useEffect(() => {
    let followed = location.hash;
    const go = (): void => {
      if (location.hash === followed) return;
      followed = location.hash;
      const address = addressIn(followed);
      if (address?.kind === 'message') void timeline.jumps.toSeq(address.seq);
      if (address?.kind === 'day') void timeline.jumps.toMoment(beginningOf(address.day));
    };
    for (const change of changes) window.addEventListener(change, go);
    return () => {
      for (const change of changes) window.removeEventListener(change, go);
    };
  }, [timeline]);
};

/** What a reader does in an open channel, by pointer, keys and address. */
export const useReading = (timeline: ChannelTimeline): ReadingActions => {
  useAddress(timeline);
  useShortcut('markRead', () => {
    void timeline.markRead();
    void timeline.jumps.toPresent();
  });
  return useMemo(() => actionsOf(timeline), [timeline]);
};
