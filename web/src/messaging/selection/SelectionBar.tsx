import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { dateText } from '../../languages/dateText.ts';
import { useLanguage, useText } from '../../languages/LanguageProvider.tsx';
import { usePeople } from '../../people/PeopleProvider.tsx';
import { useObservable } from '../../shared/useObservable.ts';
import { useMessages } from '../MessagesProvider.tsx';
import styles from './Selection.module.css';
import { plainTranscript, quotedTranscript } from './transcript.ts';

/** Copies what is chosen with names and times, and ends the choosing. */
const useCopy = () => {
  const say = useText();
  const people = usePeople();
  const { language } = useLanguage();
  const { selection, notice } = useMessages();
  return async (transcript: typeof plainTranscript): Promise<void> => {
    const messages = [...(selection.chosen.get()?.values() ?? [])];
    const text = transcript(messages, {
      nameOf: (id) => people.person(id).get()?.displayName ?? say('erasedPerson'),
      timeOf: (moment) => dateText(new Date(moment), language, { dateStyle: 'medium', timeStyle: 'short' }),
    });
    await navigator.clipboard.writeText(text);
    selection.leave();
    notice.set({ text: say('copiedMessages', { count: messages.length }) });
  };
};

const Choosing = ({ count }: { readonly count: number }) => {
  const say = useText();
  const copy = useCopy();
  const { selection } = useMessages();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      selection.leave();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [selection]);
  return (
    <div className={styles['bar']} role="toolbar" aria-label={say('selectMessages')}>
      <span className={styles['count']} role="status">
        {say('chosenMessages', { count })}
      </span>
      <Button variant="contained" size="small" disabled={count === 0} onClick={() => void copy(plainTranscript)}>
        {say('copyAsText')}
      </Button>
      <Button variant="outlined" size="small" disabled={count === 0} onClick={() => void copy(quotedTranscript)}>
        {say('copyAsQuote')}
      </Button>
      <Button size="small" onClick={() => selection.leave()}>
        {say('cancel')}
      </Button>
    </div>
  );
};

/** How many messages are chosen and what can be done with them; nothing while nobody chooses any. Esc leaves. */
export const SelectionBar = () => {
  const chosen = useObservable(useMessages().selection.chosen);
  return chosen === undefined ? null : <Choosing count={chosen.size} />;
};
