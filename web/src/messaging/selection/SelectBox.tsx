import { Check } from 'lucide-react';
import { useText } from '../../languages/LanguageProvider.tsx';
import styles from './Selection.module.css';

interface SelectBoxProps {
  readonly isChosen: boolean;
  /** Of the message. */
  readonly label: string;
}

/** Whether a message is chosen. Its row takes the click. */
export const SelectBox = ({ isChosen, label }: SelectBoxProps) => {
  const say = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the row takes the click, an input of its own would take it twice
    <button
      type="button"
      role="checkbox"
      className={styles['box']}
      aria-checked={isChosen}
      aria-label={say('selectMessage', { message: label })}
    >
      <span>{isChosen && <Check size={14} aria-hidden />}</span>
    </button>
  );
};
