import { SmilePlus } from 'lucide-react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { useMessages, useRights } from '../MessagesProvider.tsx';
import { mostEmoji } from '../menus/messageActions.ts';
import type { Message, Reaction } from '../message.ts';
import { emojiOf } from './emojiOf.ts';
import styles from './Reactions.module.css';
import { ReactionTip } from './ReactionTip.tsx';
import { useShownReactions } from './useShownReactions.ts';

interface ChipProps {
  readonly message: Message;
  readonly reaction: Reaction;
}

const Chip = ({ message, reaction }: ChipProps) => {
  const say = useText();
  const { reactions } = useMessages();
  const { isOpen } = useRights();
  const { emoji, count, isOwn } = reaction;
  return (
    <span className={styles['place']}>
      <button
        type="button"
        className={styles['reaction']}
        aria-pressed={isOwn}
        aria-disabled={!isOpen}
        aria-label={say('reaction', { emoji: emojiOf(emoji), count })}
        onClick={() => isOpen && void reactions.toggle(message.id, reaction)}
      >
        {emojiOf(emoji)} <b>{count}</b>
      </button>
      <ReactionTip message={message} emoji={emoji} count={count} />
    </span>
  );
};

const AddReaction = ({ message, isFull }: { readonly message: Message; readonly isFull: boolean }) => {
  const say = useText();
  const { panel } = useMessages();
  const text = isFull ? say('mostReactions', { limit: mostEmoji }) : say('addReaction');
  return (
    <button
      type="button"
      className={styles['reaction']}
      aria-disabled={isFull}
      aria-label={text}
      title={text}
      onClick={({ currentTarget }) => !isFull && panel.set({ kind: 'emoji', message, anchor: currentTarget })}
    >
      <SmilePlus size={16} aria-hidden />
    </button>
  );
};

/** How many react with what; a click adds one's own, or takes it back. Nothing where nobody does. */
export const Reactions = ({ message }: { readonly message: Message }) => {
  const { mayReactAnew } = useRights();
  const reactions = useShownReactions(message);
  if (reactions.length === 0) return null;
  return (
    <div className={styles['reactions']}>
      {reactions.map((reaction) => (
        <Chip key={reaction.emoji} message={message} reaction={reaction} />
      ))}
      {mayReactAnew && <AddReaction message={message} isFull={reactions.length >= mostEmoji} />}
    </div>
  );
};
