import { useEffect, useState } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { useOutbox } from '../messaging/index.ts';
import { useObservable } from '../shared/useObservable.ts';
import styles from './ConnectionChip.module.css';

/** Nothing is said of what lasts shorter than this, in milliseconds. */
const patience = 1_000;

/** Whether what is seen is all there is: connecting, offline since when with how much waiting, up to date. */
export const ConnectionChip = ({ channelId }: { readonly channelId: string }) => {
  const say = useText();
  const { language } = useLanguage();
  const state = useObservable(useConnection().state);
  const { unsent } = useOutbox(channelId);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (state.kind === 'online') return undefined;
    const late = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(late);
  }, [state]);
  if (state.kind === 'online' || !isLong) return <span className={styles['chip']} data-kind="online" />;
  if (state.kind === 'connecting') {
    return (
      <span className={styles['chip']} data-kind="connecting" role="status">
        {say('connecting')}
      </span>
    );
  }
  const time = new Date(state.since).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return (
    <span className={styles['chip']} data-kind="offline" role="status">
      {say('offlineSince', { time })}
      {unsent.length > 0 && `, ${say('waiting', { count: unsent.length })}`}
    </span>
  );
};
