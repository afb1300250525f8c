import { useMemo } from 'react';
import { useSelected } from '../../shared/useSelected.ts';
import { useMessages } from '../MessagesProvider.tsx';
import type { Message, Reaction } from '../message.ts';

/** The reactions of a message, one's own as one wants them. */
export const useShownReactions = (message: Message): readonly Reaction[] => {
  const { reactions } = useMessages();
  const wanted = useSelected(reactions.wanted, (all) => all.get(message.id));
  return useMemo(
    () => reactions.shown(message, new Map(wanted === undefined ? [] : [[message.id, wanted]])),
    [reactions, message, wanted],
  );
};
