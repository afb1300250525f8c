import { type Draft, emptyDraft, type Named } from './mentionText.ts';

/** Drafts are kept for an account, so that nobody sees another's on a shared machine. */
const keyOf = (userId: string, channelId: string): string => `draft ${userId} ${channelId}`;

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' &&
  value !== null &&
  'shown' in value &&
  typeof value.shown === 'string' &&
  'token' in value &&
  typeof value.token === 'string';

const draftOf = (kept: string): Draft => {
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') {
      const names = 'names' in value && Array.isArray(value.names) ? value.names.filter(isNamed) : [];
      return { text: value.text, names };
    }
  } catch {
    // An earlier version kept the text alone.
  }
  return { text: kept, names: [] };
};

export const keptDraft = (userId: string, channelId: string): Draft => {
  const kept = localStorage.getItem(keyOf(userId, channelId));
  return kept === null ? emptyDraft : draftOf(kept);
};

export const keepDraft = (userId: string, channelId: string, draft: Draft): void => {
  const key = keyOf(userId, channelId);
  if (draft.text === '') localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(draft));
};

/** Calls back when another tab changes the draft. */
export const onDraftElsewhere = (userId: string, channelId: string, changed: (draft: Draft) => void): (() => void) => {
  const key = keyOf(userId, channelId);
  const listen = (event: StorageEvent): void => {
    if (event.key === key) changed(keptDraft(userId, channelId));
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
};
