import Button from '@mui/material/Button';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  ComposingField,
  type ComposingPlace,
  type Draft,
  isInCodeBlock,
  storedText,
  useMentionText,
} from '../composing/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { focusComposer } from './keyboard/focusComposer.ts';
import styles from './MessageEditor.module.css';
import { useMessages } from './MessagesProvider.tsx';

interface MessageEditorProps {
  readonly content: string;
  readonly onSave: (content: string) => void;
  readonly onCancel: () => void;
}

/** Code points that a message may have; the counter shows near it. */
const most = 4_000;
const near = 200;

/** Has the cursor at the end of its text; when it goes, the composer has it. */
const useCursor = () => {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
    return () => {
      if (area !== null) focusComposer(area);
    };
  }, []);
  return field;
};

/** A message of one's own in the place where it stands: Enter saves, Esc leaves it as it was. */
export const MessageEditor = ({ content, onSave, onCancel }: MessageEditorProps) => {
  const say = useText();
  const { guildId, own } = useMessages();
  const stored = useMentionText(content);
  const [draft, setDraft] = useState(own.draft ?? stored);
  const change = (next: Draft): void => {
    own.draft = next;
    setDraft(next);
  };
  const place = useMemo<ComposingPlace>(() => ({ guildId, recentIds: [], commands: [] }), [guildId]);
  const field = useCursor();
  const text = storedText(draft);
  const left = most - [...text].length;
  const canSave = text.trim() !== '' && left >= 0;
  const press = (event: KeyboardEvent): void => {
    const isBreaking =
      event.shiftKey || event.nativeEvent.isComposing || isInCodeBlock(draft.text, field.current?.selectionStart);
    const isSaving = event.key === 'Enter' && !isBreaking;
    if (event.key !== 'Escape' && !isSaving) return;
    event.preventDefault();
    if (!isSaving) onCancel();
    else if (canSave) onSave(text);
  };
  return (
    <div className={styles['editor']}>
      <div className={styles['field']}>
        <ComposingField
          {...{ field, draft, place }}
          label={say('editMessage')}
          onDraft={change}
          isInvalid={left < 0}
          onPress={press}
        />
      </div>
      <p>
        {left <= near && (
          <span className={styles['left']} data-over={left < 0} role="status">
            {left}
          </span>
        )}
        <Button size="small" disabled={!canSave} onClick={() => onSave(text)}>
          {say('saveEdit')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {say('cancel')}
        </Button>
        <span className={styles['hint']}>{say('editHint')}</span>
      </p>
    </div>
  );
};
