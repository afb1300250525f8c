import { Link } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { ConversationAvatar } from './ConversationAvatar.tsx';
import styles from './DirectList.module.css';
import type { DirectConversation } from './directState.ts';
import { useConversationName } from './useConversationName.ts';

interface DirectRowProps {
  readonly conversation: DirectConversation;
  readonly isOpen: boolean;
}

/** One conversation of the list: with whom, and how much of it is unread. */
export const DirectRow = ({ conversation, isOpen }: DirectRowProps) => {
  const say = useText();
  const name = useConversationName(conversation);
  const { id, kind, participantIds, unread } = conversation;
  const isUnread = unread > 0 && !isOpen;
  return (
    <li>
      <Link href={`/direct/${id}`} className={styles['row']} data-unread={isUnread} aria-current={isOpen ? 'page' : undefined}>
        <ConversationAvatar conversation={conversation} name={name} size={32} />
        <span className={styles['name']}>
          {name}
          {kind === 'GROUP' && <small>{say('groupOf', { count: participantIds.length })}</small>}
        </span>
        {isUnread && (
          <span className={styles['badge']} role="img" aria-label={say('unreadMessages', { count: unread })}>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </Link>
    </li>
  );
};
