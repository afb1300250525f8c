import { useEffect, useRef } from 'react';

/** So long the end must be in view, in milliseconds. */
const glance = 1_000;

interface SeenEnd {
  /** Whether the end of the channel is in view. */
  readonly isInView: boolean;
  /** The `seq` that stands there. */
  readonly newest: number;
  /** Called with a `seq` that was in view for a second. */
  readonly onSeen: (seq: number) => void;
}

const isLookedAt = (): boolean => document.hasFocus() && document.visibilityState === 'visible';

/** Tells what stood at the end of a channel for a second in view, in a window that has the focus. */
export const useSeenEnd = ({ isInView, newest, onSeen }: SeenEnd): void => {
  const end = useRef(newest);
  useEffect(() => {
    end.current = newest;
  }, [newest]);
  useEffect(() => {
    if (!isInView) return undefined;
    let inView = isLookedAt() ? end.current : 0;
    const glances = setInterval(() => {
      if (inView > 0 && isLookedAt()) onSeen(inView);
      inView = isLookedAt() ? end.current : 0;
    }, glance);
    return () => clearInterval(glances);
  }, [isInView, onSeen]);
};
