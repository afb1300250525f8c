import type { Reply } from '../message.ts';
import type { KeptReplies } from './replies.ts';

const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' &&
  value !== null &&
  'messageId' in value &&
  typeof value.messageId === 'string' &&
  'mention' in value &&
  typeof value.mention === 'boolean';

const parsed = (text: string | null): readonly Reply[] => {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isReply) : [];
  } catch {
    // Nobody else writes there; what is not ours is nothing.
    return [];
  }
};

/** In this browser, beside the draft of the channel. */
export const keptReplies = (userId: string, channelId: string, storage: Storage = localStorage): KeptReplies => {
  const key = `replies ${userId} ${channelId}`;
  return {
    read: () => parsed(storage.getItem(key)),
    write: (replies) => {
      if (replies.length === 0) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(replies));
    },
  };
};
