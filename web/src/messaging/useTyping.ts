import { useRef } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { StartTypingDocument } from './startTyping.generated.ts';

/** Told again so often while somebody writes; milliseconds. */
const every = 8_000;

/** Tells the channel that one writes, when something is written. It fails silently: it means nothing a moment later. */
export const useTyping = (channelId: string): (() => void) => {
  const client = useClient();
  const told = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    const now = performance.now();
    if (now - told.current < every) return;
    told.current = now;
    act(client, StartTypingDocument, { input: { commandId: newCommandId(), channelId } }).catch(() => undefined);
  };
};
