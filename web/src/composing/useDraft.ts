import { useCallback, useEffect, useRef, useState } from 'react';
import { keepDraft, keptDraft, onDraftElsewhere } from './drafts.ts';
import { type Draft, emptyDraft } from './mentionText.ts';

/** What somebody has typed and not sent. */
export interface DraftInHand {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  /** Takes it out of the field while `keeping` keeps it elsewhere; where that fails, it comes back. */
  readonly hand: (keeping: Promise<unknown>) => Promise<void>;
}

/** The draft of a channel: it survives a reload, waits in each channel by itself, and is the same in all tabs of the account. */
export const useDraft = (userId: string, channelId: string): DraftInHand => {
  const [draft, setDraft] = useState(() => keptDraft(userId, channelId));
  const latest = useRef(draft);
  const show = useCallback((next: Draft): void => {
    latest.current = next;
    setDraft(next);
  }, []);
  useEffect(() => onDraftElsewhere(userId, channelId, show), [userId, channelId, show]);
  const change = useCallback(
    (next: Draft): void => {
      show(next);
      keepDraft(userId, channelId, next);
    },
    [userId, channelId, show],
  );
  const hand = useCallback(
    async (keeping: Promise<unknown>): Promise<void> => {
      const handed = latest.current;
      change(emptyDraft);
      try {
        await keeping;
      } catch (error) {
        const { text, names } = latest.current;
        change({ text: text === '' ? handed.text : `${handed.text}\n${text}`, names: [...handed.names, ...names] });
        throw error;
      }
    },
    [change],
  );
  return { draft, change, hand };
};
