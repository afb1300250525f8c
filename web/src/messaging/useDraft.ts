import { useState } from 'react';

const keyOf = (userId: string, channelId: string): string => `draft ${userId} ${channelId}`;

/** What somebody has typed in a channel and not sent: it survives a reload, and waits in each channel by itself. */
export const useDraft = (userId: string, channelId: string): readonly [draft: string, change: (draft: string) => void] => {
  const key = keyOf(userId, channelId);
  const [draft, setDraft] = useState(() => localStorage.getItem(key) ?? '');
  const change = (next: string): void => {
    setDraft(next);
    if (next === '') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  return [draft, change];
};
