import { useMemo } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { StartTypingDocument } from './startTyping.generated.ts';

/** Told again so often while somebody writes; milliseconds. */
const every = 8_000;
/** What is told right after a message could be taken for what came before it. */
const silence = 2_000;

/** Tells the channel that one writes. */
export interface Typing {
  /** Something was typed. It fails silently: it means nothing a moment later. */
  typed(): void;
  /** It was sent: what is typed next begins anew. */
  said(): void;
}

export const useTyping = (channelId: string): Typing => {
  const client = useClient();
  return useMemo(() => {
    let next = Number.NEGATIVE_INFINITY;
    return {
      typed: () => {
        const now = performance.now();
        if (now < next) return;
        next = now + every;
        act(client, StartTypingDocument, { input: { commandId: newCommandId(), channelId } }).catch(() => undefined);
      },
      said: () => {
        next = performance.now() + silence;
      },
    };
  }, [client, channelId]);
};
