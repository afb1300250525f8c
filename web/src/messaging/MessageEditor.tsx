import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './MessageEditor.module.css';

interface MessageEditorProps {
  readonly content: string;
  readonly onSave: (content: string) => void;
  readonly onCancel: () => void;
}

/** A message of one's own in the place where it stands: Enter saves, Esc leaves it as it was. */
export const MessageEditor = ({ content, onSave, onCancel }: MessageEditorProps) => {
  const say = useText();
  const [text, setText] = useState(content);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(content.length, content.length);
  }, [content]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSave(text);
  };
  return (
    <div className={styles['editor']}>
      <textarea
        ref={field}
        rows={Math.min(8, text.split('\n').length)}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        aria-label={say('editMessage')}
      />
      <p>{say('editHint')}</p>
    </div>
  );
};
