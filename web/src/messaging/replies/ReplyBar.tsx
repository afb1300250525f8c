import { AtSign, Reply as ReplyIcon, X } from 'lucide-react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { useFirstLine } from '../../markup/index.ts';
import { usePersonName } from '../../people/usePerson.ts';
import { useObservable } from '../../shared/useObservable.ts';
import { useMessages } from '../MessagesProvider.tsx';
import type { Reply } from '../message.ts';
import styles from './ReplyBar.module.css';
import { useQuoted } from './useQuoted.ts';

const Answered = ({ reply }: { readonly reply: Reply }) => {
  const say = useText();
  const firstLine = useFirstLine();
  const { replies, viewerId } = useMessages();
  const message = useQuoted(reply.messageId);
  const name = usePersonName(message?.authorId ?? viewerId);
  const isOwn = message?.authorId === viewerId;
  const author = message ? name : '…';
  return (
    <li className={styles['reply']}>
      <ReplyIcon size={16} aria-hidden />
      <span className={styles['text']}>
        <b>{say('replyingTo', { author })}</b>
        <span dir="auto">{message?.content ? firstLine(message.content) : say('quoteDeleted')}</span>
      </span>
      {!isOwn && (
        <button
          type="button"
          aria-pressed={reply.mention}
          aria-label={say('mentionAuthor', { author })}
          title={say('mentionAuthor', { author })}
          onClick={() => replies.setMention(reply.messageId, !reply.mention)}
        >
          <AtSign size={16} aria-hidden />
          {say(reply.mention ? 'mentionOn' : 'mentionOff')}
        </button>
      )}
      <button type="button" aria-label={say('dropReply', { author })} onClick={() => replies.remove(reply.messageId)}>
        <X size={16} aria-hidden />
      </button>
    </li>
  );
};

/** What the message that is being written answers, above the field; nothing where it answers nothing. */
export const ReplyBar = () => {
  const say = useText();
  const { replies } = useMessages();
  const chosen = useObservable(replies.chosen);
  if (chosen.length === 0) return null;
  return (
    <ul className={styles['replies']} aria-label={say('replies')}>
      {chosen.map((reply) => (
        <Answered key={reply.messageId} reply={reply} />
      ))}
    </ul>
  );
};
