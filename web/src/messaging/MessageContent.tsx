import { Pin, Trash2 } from 'lucide-react';
import { dateText } from '../languages/dateText.ts';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { Markup } from '../markup/index.ts';
import styles from './MessageRow.module.css';
import { useMessages, useRights } from './MessagesProvider.tsx';
import { messageActions } from './menus/messageActions.ts';
import { useMessageAct } from './menus/useMessageAct.ts';
import type { Message } from './message.ts';

const Edited = ({ message, moment }: { readonly message: Message; readonly moment: string }) => {
  const say = useText();
  const act = useMessageAct();
  const { language } = useLanguage();
  const { viewerId } = useMessages();
  const rights = useRights();
  const time = dateText(new Date(moment), language, { dateStyle: 'medium', timeStyle: 'short' });
  if (!messageActions({ message, viewerId, rights }).includes('revisions'))
    return (
      <span className={styles['edited']} title={say('editedAt', { time })}>
        {say('edited')}
      </span>
    );
  return (
    <button
      type="button"
      className={styles['edited']}
      title={say('editedAt', { time })}
      aria-label={say('showRevisions', { time })}
      onClick={({ currentTarget }) => act('revisions', message, currentTarget)}
    >
      {say('edited')}
    </button>
  );
};

/** What stands behind the last word of a message. */
const Marks = ({ message }: { readonly message: Message }) => {
  const say = useText();
  const { editedAt, pinnedAt } = message;
  return (
    <>
      {editedAt !== null && (
        <>
          {' '}
          <Edited message={message} moment={editedAt} />
        </>
      )}
      {pinnedAt !== null && (
        <span className={styles['pinned']} role="img" aria-label={say('pinned')} title={say('pinned')}>
          <Pin size={12} aria-hidden />
        </span>
      )}
    </>
  );
};

/** What a message says, or why it says nothing any more. */
export const MessageContent = ({ message }: { readonly message: Message }) => {
  const say = useText();
  const { content, deletedAt, deletedByAuthor, editedAt, pinnedAt } = message;
  if (content === null)
    return (
      <p className={styles['deleted']}>
        <Trash2 size={14} aria-hidden />
        {say(deletedAt === null ? 'erasedText' : deletedByAuthor ? 'deletedByAuthor' : 'deletedByModerator')}
      </p>
    );
  const hasMarks = editedAt !== null || pinnedAt !== null;
  return <Markup text={content} trail={hasMarks ? <Marks message={message} /> : undefined} />;
};
