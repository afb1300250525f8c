import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { usePersonName } from '../../people/usePerson.ts';
import type { Message } from '../message.ts';
import styles from './Reactions.module.css';
import { useReactors } from './useReactors.ts';

/** So many are named; the rest is counted. */
const mostNamed = 5;

const Name = ({ id }: { readonly id: string }) => <span dir="auto">{usePersonName(id)}</span>;

const Names = ({ message, emoji, count }: ReactionTipProps) => {
  const say = useText();
  const { items = [] } = useReactors(message.id, emoji, count);
  const named = items.slice(0, mostNamed);
  const rest = count - named.length;
  if (named.length === 0) return null;
  return (
    <span className={styles['tip']} role="tooltip">
      {named.map((id, index): ReactNode => [index > 0 && ', ', <Name key={id} id={id} />])}
      {rest > 0 && ` ${say('andMore', { count: rest })}`}
    </span>
  );
};

interface ReactionTipProps {
  readonly message: Message;
  readonly emoji: string;
  readonly count: number;
}

/** Pointed at for so long, in milliseconds, somebody wants to know. */
const pause = 300;

/** Who reacts so, while the button before it is pointed at or focused. */
export const ReactionTip = (props: ReactionTipProps) => {
  const place = useRef<HTMLSpanElement>(null);
  const [isShown, show] = useState(false);
  useEffect(() => {
    const button = place.current?.parentElement;
    if (!button) return undefined;
    let late: ReturnType<typeof setTimeout>;
    const come = (): void => {
      late = setTimeout(() => show(true), pause);
    };
    const go = (): void => {
      clearTimeout(late);
      show(false);
    };
    const listened = [
      ['pointerenter', come],
      ['focusin', come],
      ['pointerleave', go],
      ['focusout', go],
    ] as const;
    for (const [type, listener] of listened) button.addEventListener(type, listener);
    return () => {
      go();
      for (const [type, listener] of listened) button.removeEventListener(type, listener);
    };
  }, []);
  return <span ref={place}>{isShown && <Names {...props} />}</span>;
};
