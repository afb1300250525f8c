import { ArrowRight, PinOff } from 'lucide-react';
import { dateText } from '../../languages/dateText.ts';
import { useLanguage, useText } from '../../languages/LanguageProvider.tsx';
import { Markup } from '../../markup/index.ts';
import { Avatar } from '../../people/Avatar.tsx';
import { usePersonName } from '../../people/usePerson.ts';
import { useMessages, useRights } from '../MessagesProvider.tsx';
import type { Message } from '../message.ts';
import styles from './PinsPanel.module.css';

interface PinnedMessageProps {
  readonly message: Message;
  readonly onGo: () => void;
}

/** A message in the list of pins: one can go to it, or take the pin away. */
export const PinnedMessage = ({ message, onGo }: PinnedMessageProps) => {
  const say = useText();
  const { language } = useLanguage();
  const { own } = useMessages();
  const { mayPin } = useRights();
  const { authorId, sentAt, content } = message;
  const author = usePersonName(authorId);
  const time = dateText(new Date(sentAt), language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className={styles['pin']}>
      <Avatar id={authorId} name={author} size={32} />
      <div className={styles['said']}>
        <p className={styles['who']}>
          <b dir="auto">{author}</b> <time dateTime={sentAt}>{time}</time>
        </p>
        <div className={styles['text']}>{content === null ? say('erasedText') : <Markup text={content} />}</div>
        <p className={styles['actions']}>
          <button type="button" onClick={onGo} aria-label={say('jumpToMessage', { author })}>
            <ArrowRight size={14} aria-hidden />
            {say('jump')}
          </button>
          {mayPin && (
            <button type="button" onClick={() => void own.pin(message.id, true)}>
              <PinOff size={14} aria-hidden />
              {say('unpinMessage')}
            </button>
          )}
        </p>
      </div>
    </li>
  );
};
