import useMediaQuery from '@mui/material/useMediaQuery';
import { ArrowUp, AtSign, type LucideIcon, Paperclip } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Composer.module.css';
import { ComposingField } from './ComposingField.tsx';
import type { ComposingPlace } from './composingPlace.ts';
import { EmojiButton } from './EmojiButton.tsx';
import { FormatBar } from './FormatBar.tsx';
import { storedText } from './mentionText.ts';
import { Notice } from './Notice.tsx';
import { PlusMenu } from './PlusMenu.tsx';
import type { DraftInHand } from './useDraft.ts';
import { useWriting } from './useWriting.ts';

interface ComposerProps {
  /** What the field is for, such as "Message #general". */
  readonly label: string;
  readonly place: ComposingPlace;
  readonly inHand: DraftInHand;
  /** Resolves once all of them are kept, in their order. */
  readonly onSend: (contents: readonly string[]) => Promise<void>;
  /** Up in an empty field. */
  readonly onEditLast: () => void;
  /** Draws a text as it will stand in the channel. */
  readonly preview: (text: string) => ReactNode;
  /** Why nothing can be said here, as a sentence. */
  readonly refusal?: string | undefined;
}

/** The counter shows so near the limit. */
const near = 200;

const Refused = ({ refusal, hasDraft }: { readonly refusal: string; readonly hasDraft: boolean }) => {
  const say = useText();
  return (
    <p className={styles['refusal']} role="status">
      {refusal} {hasDraft && say('draftWaits')}
    </p>
  );
};

/** Where somebody writes, where they may. */
export const Composer = ({ refusal, ...props }: ComposerProps) =>
  refusal === undefined ? <Writing {...props} /> : <Refused refusal={refusal} hasDraft={props.inHand.draft.text !== ''} />;

interface ToolProps {
  readonly Icon: LucideIcon;
  readonly label: string;
  readonly title?: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

/** A disabled one can be reached: it says why. */
const Tool = ({ Icon, label, title = label, isDisabled = false, onClick }: ToolProps) => (
  <button type="button" className={styles['tool']} aria-disabled={isDisabled} onClick={onClick} aria-label={label} title={title}>
    <Icon size={20} aria-hidden />
  </button>
);

/** Enter sends, Shift+Enter breaks the line. */
const Writing = ({ label, place, inHand, onSend, onEditLast, preview }: Omit<ComposerProps, 'refusal'>) => {
  const say = useText();
  const isPhone = useMediaQuery('(max-width: 699px)');
  const [isAsked, setPreview] = useState(false);
  const { draft } = inHand;
  const isPreview = isAsked && draft.text !== '';
  const { sending, field, ...writing } = useWriting({ inHand, place, onSend, onEditLast });
  const { left, canSend, notice } = sending;
  const tools = { isPreview, onPreview: () => setPreview(!isPreview), onFormat: writing.format };
  return (
    <div className={styles['composer']}>
      {notice !== undefined && <Notice notice={notice} onClose={sending.isClosable ? () => sending.say(undefined) : undefined} />}
      {!isPhone && <FormatBar {...tools} />}
      <div className={styles['line']}>
        {isPhone && <PlusMenu className={styles['tool']} {...tools} />}
        {!isPhone && (
          <Tool Icon={Paperclip} label={say('attach')} title={say('attachmentsLater')} isDisabled onClick={writing.sayFiles} />
        )}
        {isPreview ? (
          <div className={styles['preview']}>{preview(storedText(draft))}</div>
        ) : (
          <ComposingField
            {...{ field, draft, place, label }}
            onDraft={writing.change}
            placeholder={label}
            isInvalid={left < 0}
            onPress={writing.press}
            onPaste={writing.paste}
          />
        )}
        {left <= near && (
          <span className={styles['left']} data-over={left < 0} role="status">
            {left}
          </span>
        )}
        {!isPhone && <Tool Icon={AtSign} label={say('mentionSomebody')} onClick={() => writing.insert('@')} />}
        <EmojiButton className={styles['tool']} onPick={(emoji) => setTimeout(writing.insert, 0, emoji)} />
        <button type="button" className={styles['send']} onClick={sending.send} disabled={!canSend} aria-label={say('send')}>
          <ArrowUp size={18} aria-hidden />
        </button>
      </div>
    </div>
  );
};
