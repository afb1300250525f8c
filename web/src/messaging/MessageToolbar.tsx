import { Pencil, Trash2 } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './MessageToolbar.module.css';
import type { Reaction } from './message.ts';
import { emojiOf, type OnReact } from './Reactions.tsx';
import type { OwnMessages } from './useOwnMessages.ts';

/** One click away. */
const quick = ['u-1f44d', 'u-1f389'] as const;

interface MessageToolbarProps {
  readonly messageId: string;
  readonly reactions: readonly Reaction[];
  /** What can be done with it, where it is the viewer's. */
  readonly own: OwnMessages | undefined;
  readonly onReact: OnReact;
}

/** What can be done with a message, beside it while it is pointed at or focused. */
export const MessageToolbar = ({ messageId, reactions, own, onReact }: MessageToolbarProps) => {
  const say = useText();
  const isOwn = (emoji: string): boolean => reactions.some((reaction) => reaction.emoji === emoji && reaction.isOwn);
  return (
    <div className={styles['toolbar']} data-toolbar>
      {quick.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={isOwn(emoji)}
          aria-label={say('reactWith', { emoji: emojiOf(emoji) })}
          onClick={() => onReact(messageId, { emoji, isOwn: isOwn(emoji) })}
        >
          {emojiOf(emoji)}
        </button>
      ))}
      {own !== undefined && (
        <>
          <button type="button" onClick={() => own.edit(messageId)} aria-label={say('editMessage')} title={say('editMessage')}>
            <Pencil size={16} aria-hidden />
          </button>
          <button
            type="button"
            onClick={() => own.remove(messageId)}
            aria-label={say('deleteMessage')}
            title={say('deleteMessage')}
          >
            <Trash2 size={16} aria-hidden />
          </button>
        </>
      )}
    </div>
  );
};
