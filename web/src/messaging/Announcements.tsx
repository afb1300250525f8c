import { useEffect, useRef, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useFirstLine } from '../markup/index.ts';
import { usePeople } from '../people/PeopleProvider.tsx';
import styles from './Announcements.module.css';
import { announced, saidSince } from './announcement.ts';
import { useMessages } from './MessagesProvider.tsx';

/** What comes within so many milliseconds is read out together. */
const together = 800;

/** What others say while the channel is open, as one text. */
const useAnnouncement = (): string => {
  const say = useText();
  const people = usePeople();
  const firstLine = useFirstLine();
  const { timeline, viewerId } = useMessages();
  const [text, setText] = useState('');
  const position = useRef<string | undefined>(undefined);
  useEffect(() => {
    const nameOf = (id: string): string => people.person(id).get()?.displayName ?? say('erasedPerson');
    let late: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      late = undefined;
      const { recent } = timeline.state.get().timeline;
      const said = announced(saidSince(recent, position.current ?? '', viewerId));
      position.current = recent.at(-1)?.position ?? position.current;
      if (said === 0) return;
      setText(
        typeof said === 'number'
          ? say('newMessages', { count: said })
          : say('saidBy', { author: nameOf(said.authorId), text: firstLine(said.content ?? '') }),
      );
    };
    const look = (): void => {
      const { status, timeline: held } = timeline.state.get();
      const newest = held.recent.at(-1)?.position;
      // What happened before the channel was there is history.
      if (status !== 'ready' || position.current === undefined) position.current = newest ?? '';
      else if (newest !== undefined && newest > position.current) late ??= setTimeout(tell, together);
    };
    look();
    const stop = timeline.state.subscribe(look);
    return () => {
      stop();
      clearTimeout(late);
    };
  }, [timeline, viewerId, people, say, firstLine]);
  return text;
};

/** Reads new messages of the open channel out, politely; the line itself is silent, since history comes into it, too. */
export const Announcements = () => (
  <p className={styles['unseen']} role="status" aria-live="polite">
    {useAnnouncement()}
  </p>
);
