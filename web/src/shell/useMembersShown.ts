import { useState } from 'react';
import { keepText, keptText } from '../shared/keptText.ts';

const key = 'chat.members';

/** Whether the members stand beside the conversation, as it was left in this browser; where there is no room, until they are closed. */
export const useMembersShown = (isWide: boolean) => {
  const [isKept, setKept] = useState(() => keptText(key) !== 'hidden');
  const [isOver, setOver] = useState(false);
  const toggle = (): void => {
    if (isWide) {
      keepText(key, isKept ? 'hidden' : 'shown');
      setKept(!isKept);
    } else setOver(!isOver);
  };
  return { isShown: isWide ? isKept : isOver, toggle };
};
