import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { useObservable } from '../shared/useObservable.ts';
import styles from './StatusLine.module.css';
import type { Typists } from './typists.ts';
import { useSlowedUntil } from './useOutbox.ts';

/** More are not named. */
const mostNamed = 3;

const Names = ({ userIds }: { readonly userIds: readonly string[] }) => {
  const say = useText();
  const { language } = useLanguage();
  const [first = '', second = first, third = second] = userIds;
  const names = [usePersonName(first), usePersonName(second), usePersonName(third)].slice(0, userIds.length);
  return <>{say('namesType', { names: new Intl.ListFormat(language).format(names), count: names.length })}</>;
};

const Typing = ({ userIds }: { readonly userIds: readonly string[] }) => {
  const say = useText();
  if (userIds.length === 0) return null;
  return userIds.length > mostNamed ? say('severalType') : <Names userIds={userIds} />;
};

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Counts down to when the server takes messages again. They go by themselves then. */
const Slowed = ({ until }: { readonly until: number }) => {
  const say = useText();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(ticking);
  }, []);
  const seconds = Math.ceil(Math.max(0, until - now) / 1_000);
  return (
    <span className={styles['slowed']} role="timer">
      <Timer size={14} aria-hidden />
      {say('slowed', { wait: clock(seconds) })}
    </span>
  );
};

interface StatusLineProps {
  readonly channelId: string;
  readonly typists: Typists;
  readonly viewerId: string;
}

/** Who types, and when one may go on, in a row that is always there. */
export const StatusLine = ({ channelId, typists, viewerId }: StatusLineProps) => {
  const userIds = useObservable(typists.state);
  const until = useSlowedUntil(channelId);
  return (
    <div className={styles['line']}>
      <p className={styles['typing']} aria-live="polite">
        <Typing userIds={userIds.filter((id) => id !== viewerId)} />
      </p>
      {until !== undefined && <Slowed until={until} />}
    </div>
  );
};
