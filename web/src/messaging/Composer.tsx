import { ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { EmojiButton } from '../composing/EmojiButton.tsx';
import { useText } from '../languages/LanguageProvider.tsx';
import { matches } from '../shortcuts/index.ts';
import styles from './Composer.module.css';

interface ComposerProps {
  readonly channelName: string;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly onSend: (content: string) => void;
  /** Up in an empty field. */
  readonly onEditLast: () => void;
  /** Why nothing can be said here, as a sentence. */
  readonly refusal?: string | undefined;
}

/** Code points that a message may have; the counter shows near it. */
const most = 4_000;
const near = 200;

const lengthOf = (text: string): number => [...text].length;

/** Inside an open block of code a line ends, nothing is sent. */
const isInCode = (text: string): boolean => (text.match(/```/g)?.length ?? 0) % 2 === 1;

/** Where somebody writes: Enter sends, Shift+Enter breaks the line. */
export const Composer = ({ channelName, draft, onDraft, onSend, onEditLast, refusal }: ComposerProps) => {
  const say = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const left = most - lengthOf(draft);
  const canSend = draft.trim() !== '' && left >= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows what is drawn
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, window.innerHeight / 2)}px`;
  }, [draft]);
  const send = (): void => {
    if (!canSend) return;
    onSend(draft);
    onDraft('');
  };
  const press = (event: KeyboardEvent): void => {
    if (matches('editLast', event.nativeEvent) && draft === '') {
      event.preventDefault();
      onEditLast();
    }
    // An input method that is choosing a word uses Enter itself.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || isInCode(draft)) return;
    event.preventDefault();
    send();
  };
  if (refusal !== undefined) return <p className={styles['refusal']}>{refusal}</p>;
  return (
    <div className={styles['composer']}>
      <textarea
        ref={field}
        rows={1}
        className={styles['field']}
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={press}
        placeholder={say('writeIn', { channel: channelName })}
        aria-label={say('writeIn', { channel: channelName })}
        aria-invalid={left < 0}
      />
      {left <= near && (
        <span className={styles['left']} data-over={left < 0} role="status">
          {left}
        </span>
      )}
      <EmojiButton className={styles['tool']} onPick={(emoji) => onDraft(draft + emoji)} />
      <button type="button" className={styles['send']} onClick={send} disabled={!canSend} aria-label={say('send')}>
        <ArrowUp size={18} aria-hidden />
      </button>
    </div>
  );
};
