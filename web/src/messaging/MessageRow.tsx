import { Trash2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { dateText } from '../languages/dateText.ts';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { problemText } from '../shared/problemText.ts';
import { Markup } from './Markup.tsx';
import { MessageEditor } from './MessageEditor.tsx';
import styles from './MessageRow.module.css';
import { MessageToolbar } from './MessageToolbar.tsx';
import type { Message } from './message.ts';
import type { Kept } from './outbox.ts';
import { type OnReact, Reactions } from './Reactions.tsx';
import type { OwnMessages } from './useOwnMessages.ts';

const Time = ({ moment }: { readonly moment: string }) => {
  const { language } = useLanguage();
  const time = new Date(moment);
  return (
    <time dateTime={moment} title={dateText(time, language, { dateStyle: 'full', timeStyle: 'medium' })}>
      {dateText(time, language, { hour: '2-digit', minute: '2-digit' })}
    </time>
  );
};

interface FrameProps {
  readonly authorId: string;
  readonly moment: string | undefined;
  readonly beginsGroup: boolean;
  readonly isPending?: boolean;
  readonly children: ReactNode;
}

/** One entry of the line: its author once for a group, its time in the gutter for the rest. */
const Frame = ({ authorId, moment, beginsGroup, isPending = false, children }: FrameProps) => {
  const name = usePersonName(authorId);
  return (
    <article className={styles['row']} data-begins={beginsGroup} data-pending={isPending} aria-label={name}>
      {beginsGroup ? (
        <span className={styles['avatar']}>
          <Avatar id={authorId} name={name} size={40} />
        </span>
      ) : (
        <span className={styles['gutter']}>{moment !== undefined && <Time moment={moment} />}</span>
      )}
      <div className={styles['body']}>
        {beginsGroup && (
          <header className={styles['head']}>
            <span className={styles['author']}>{name}</span>
            {moment !== undefined && (
              <span className={styles['time']}>
                <Time moment={moment} />
              </span>
            )}
          </header>
        )}
        {children}
      </div>
    </article>
  );
};

const Content = ({ message }: { readonly message: Message }) => {
  const say = useText();
  if (message.content === null) {
    return (
      <p className={styles['deleted']}>
        <Trash2 size={14} aria-hidden />
        {say(message.deletedAt === null ? 'erasedText' : message.deletedByAuthor ? 'deletedByAuthor' : 'deletedByModerator')}
      </p>
    );
  }
  return (
    <>
      <Markup text={message.content} />
      {message.editedAt !== null && <span className={styles['edited']}>{say('edited')}</span>}
    </>
  );
};

interface MessageRowProps {
  readonly message: Message;
  readonly beginsGroup: boolean;
  /** What can be done with it, where it is the viewer's. */
  readonly own: OwnMessages | undefined;
  readonly onReact: OnReact;
}

/** A message as it stands. */
export const MessageRow = memo(({ message, beginsGroup, own, onReact }: MessageRowProps) => {
  const { id, content, authorId, sentAt, reactions } = message;
  const isEdited = own?.editedId === id && content !== null;
  return (
    <Frame authorId={authorId} moment={sentAt} beginsGroup={beginsGroup} isPending={own?.leavingId === id}>
      {isEdited ? (
        <MessageEditor content={content} onSave={(text) => void own.save(id, text)} onCancel={own.cancelEdit} />
      ) : (
        <Content message={message} />
      )}
      {reactions.length > 0 && <Reactions messageId={id} reactions={reactions} onReact={onReact} />}
      {content !== null && !isEdited && <MessageToolbar messageId={id} reactions={reactions} own={own} onReact={onReact} />}
    </Frame>
  );
});

interface UnsentRowProps {
  readonly unsent: Kept;
  readonly viewerId: string;
  readonly beginsGroup: boolean;
  readonly onRetry: (order: number) => void;
  readonly onDiscard: (order: number) => void;
}

/** A message of one's own that is on its way, or why it is not. */
export const UnsentRow = ({ unsent, viewerId, beginsGroup, onRetry, onDiscard }: UnsentRowProps) => {
  const say = useText();
  const { refusal, order, content } = unsent;
  return (
    <Frame authorId={viewerId} moment={undefined} beginsGroup={beginsGroup} isPending>
      <Markup text={content} />
      {refusal !== undefined && (
        <p className={styles['refused']} role="alert">
          {say('notSent')} {problemText(refusal, say)}
          <button type="button" onClick={() => onRetry(order)}>
            {say('retry')}
          </button>
          <button type="button" onClick={() => onDiscard(order)}>
            {say('discard')}
          </button>
        </p>
      )}
    </Frame>
  );
};
