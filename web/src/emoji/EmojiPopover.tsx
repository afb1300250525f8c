import { useState } from 'react';
import { late } from '../shared/late.tsx';

const EmojiPlace = late(async () => (await import('./EmojiPlace.tsx')).EmojiPlace);

export interface EmojiPopoverProps {
  /** Beside which it opens; absent: it is closed. On phones it is a sheet at the bottom. */
  readonly anchor: Element | undefined;
  /** Gets the characters of the emoji. Whoever wants one only closes then. */
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** Every emoji, to choose one; nothing of it is loaded before it is opened first. */
export const EmojiPopover = (props: EmojiPopoverProps) => {
  const [wasOpened, setOpened] = useState(false);
  if (props.anchor !== undefined && !wasOpened) setOpened(true);
  return wasOpened ? <EmojiPlace {...props} /> : null;
};
