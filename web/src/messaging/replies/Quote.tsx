import { CornerUpLeft } from 'lucide-react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { useFirstLine } from '../../markup/index.ts';
import { usePersonName } from '../../people/usePerson.ts';
import { useMessages } from '../MessagesProvider.tsx';
import type { Message } from '../message.ts';
import styles from './Quote.module.css';
import { useQuoted } from './useQuoted.ts';

const Known = ({ message }: { readonly message: Message }) => {
  const say = useText();
  const firstLine = useFirstLine();
  const { jump } = useMessages();
  const name = usePersonName(message.authorId);
  const line = message.content === null ? say('quoteDeleted') : firstLine(message.content);
  return (
    <button
      type="button"
      className={styles['quote']}
      onClick={() => jump(message.seq)}
      aria-label={say('jumpToQuoted', { author: name, text: line })}
    >
      <CornerUpLeft size={14} aria-hidden />
      <b>{name}</b>
      <span className={styles['line']} data-quiet={message.content === null} dir="auto">
        {line}
      </span>
    </button>
  );
};

/** The first line of a message that is answered: a click leads to it. */
export const Quote = ({ messageId }: { readonly messageId: string }) => {
  const say = useText();
  const message = useQuoted(messageId);
  if (message) return <Known message={message} />;
  return (
    <span className={styles['quote']}>
      <CornerUpLeft size={14} aria-hidden />
      <span className={styles['line']} data-quiet>
        {message === null ? say('quoteGone') : '…'}
      </span>
    </span>
  );
};
