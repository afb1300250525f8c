import { Smile } from 'lucide-react';
import { useState } from 'react';
import { EmojiPopover } from '../emoji/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';

interface EmojiButtonProps {
  readonly className: string | undefined;
  readonly onPick: (emoji: string) => void;
}

/** Opens the emoji, and closes them once one is chosen. */
export const EmojiButton = ({ className, onPick }: EmojiButtonProps) => {
  const say = useText();
  const [anchor, setAnchor] = useState<Element>();
  const close = (): void => setAnchor(undefined);
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        aria-label={say('chooseEmoji')}
        title={say('chooseEmoji')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
      >
        <Smile size={20} aria-hidden />
      </button>
      <EmojiPopover
        anchor={anchor}
        onPick={(emoji) => {
          close();
          onPick(emoji);
        }}
        onClose={close}
      />
    </>
  );
};
