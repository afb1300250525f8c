import { useEffect, useState } from 'react';
import type { Focus } from './channelState.ts';

/** So long a message is marked after the reader was led to it, and told why it is another; milliseconds. */
const markedFor = 2_500;
const toldFor = 8_000;

/** The message that the reader was led to lately, and why it is another than they asked for. */
export const useMarked = (focus: Focus) => {
  const [passed, setPassed] = useState({ mark: 0, detour: 0 });
  const { order } = focus;
  useEffect(() => {
    const unmark = setTimeout(() => setPassed((before) => ({ ...before, mark: order })), markedFor);
    const forget = setTimeout(() => setPassed((before) => ({ ...before, detour: order })), toldFor);
    return () => {
      clearTimeout(unmark);
      clearTimeout(forget);
    };
  }, [order]);
  if (focus.kind !== 'message') return { markedSeq: undefined, detour: undefined };
  return {
    markedSeq: passed.mark < order ? focus.seq : undefined,
    detour: passed.detour < order ? focus.detour : undefined,
  };
};
