import { Ellipsis } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useMessages, useRights } from './MessagesProvider.tsx';
import styles from './MessageToolbar.module.css';
import { actionLooks } from './menus/actionLooks.ts';
import { type MessageAction, messageActions } from './menus/messageActions.ts';
import { useMessageAct } from './menus/useMessageAct.ts';
import type { Message } from './message.ts';
import { emojiOf } from './reactions/emojiOf.ts';
import { quickEmoji } from './reactions/quickEmoji.ts';
import { useShownReactions } from './reactions/useShownReactions.ts';

/** What stands in the toolbar itself; the rest is in the menu. */
const near: readonly MessageAction[] = ['react', 'reply', 'edit', 'remove'];

const QuickReactions = ({ message }: { readonly message: Message }) => {
  const say = useText();
  const { reactions: own } = useMessages();
  const { mayReactAnew, isOpen } = useRights();
  const reactions = useShownReactions(message);
  return quickEmoji.slice(0, 2).map((emoji) => {
    const known = reactions.find((reaction) => reaction.emoji === emoji);
    if (!isOpen || (known === undefined && !mayReactAnew)) return null;
    const isOwn = known?.isOwn ?? false;
    return (
      <button
        key={emoji}
        type="button"
        aria-pressed={isOwn}
        aria-label={say('reactWith', { emoji: emojiOf(emoji) })}
        onClick={() => void own.toggle(message.id, { emoji, isOwn })}
      >
        {emojiOf(emoji)}
      </button>
    );
  });
};

/** What can be done with a message, beside it while it is pointed at or focused. */
export const MessageToolbar = ({ message }: { readonly message: Message }) => {
  const say = useText();
  const act = useMessageAct();
  const { viewerId, panel } = useMessages();
  const rights = useRights();
  const offered = messageActions({ message, viewerId, rights });
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={say('messageActions')}>
      <QuickReactions message={message} />
      {near
        .filter((action) => offered.includes(action))
        .map((action) => {
          const { Icon, text } = actionLooks[action];
          return (
            <button
              key={action}
              type="button"
              aria-label={say(text)}
              title={say(text)}
              onClick={({ currentTarget }) => act(action, message, currentTarget)}
            >
              <Icon size={16} aria-hidden />
            </button>
          );
        })}
      <button
        type="button"
        aria-label={say('moreActions')}
        title={say('moreActions')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => panel.set({ kind: 'menu', message, anchor: currentTarget })}
      >
        <Ellipsis size={16} aria-hidden />
      </button>
    </div>
  );
};
