import { useCallback, useState } from 'react';
import { useViewerId } from '../session/SessionProvider.tsx';
import { keepUse, keptUses } from './emojiUse.ts';

/** Shown to whoever has used none yet. */
const usual = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '👀', '🔥'] as const;

/** The emoji that the viewer uses most in this browser, filled up with what people use, and how one is counted. */
export const useEmojiUses = (): { readonly often: readonly string[]; readonly use: (emoji: string) => void } => {
  const userId = useViewerId();
  // Read once: what stands in a row does not move while somebody aims at it.
  const [often] = useState(() => [...new Set([...keptUses(userId).map(({ emoji }) => emoji), ...usual])]);
  const use = useCallback((emoji: string) => keepUse(userId, emoji), [userId]);
  return { often, use };
};
