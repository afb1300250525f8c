import { X } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Notice.module.css';

/** A sentence about what somebody is writing, and perhaps what can be done. */
export interface NoticeContent {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface NoticeProps {
  readonly notice: NoticeContent;
  /** Absent: it stays for as long as its reason. */
  readonly onClose?: (() => void) | undefined;
}

/** Stands over the timeline, above the field: nothing moves for it. */
export const Notice = ({ notice: { text, action }, onClose }: NoticeProps) => {
  const say = useText();
  return (
    <div className={styles['notice']} role="alert">
      <span>{text}</span>
      {action !== undefined && (
        <button type="button" className={styles['action']} onClick={action.run}>
          {action.label}
        </button>
      )}
      {onClose !== undefined && (
        <button type="button" className={styles['close']} onClick={onClose} aria-label={say('close')}>
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
};
