import { Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './FormatBar.module.css';
import { formatButtons } from './formatButtons.ts';
import { type Format, formats } from './formatting.ts';

interface FormatBarProps {
  readonly onFormat: (format: Format) => void;
  readonly isPreview: boolean;
  readonly onPreview: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
const count = formats.length + 1;

/** One stop for Tab; arrows go from button to button. */
const useRoving = () => {
  const [current, setCurrent] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (current + step + count) % count;
    setCurrent(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return { onKeyDown, tabIndex: (index: number): number => (index === current ? 0 : -1) };
};

/** What can be done with the chosen stretch of the text. */
export const FormatBar = ({ onFormat, isPreview, onPreview }: FormatBarProps) => {
  const say = useText();
  const { onKeyDown, tabIndex } = useRoving();
  const preview = say(isPreview ? 'endPreview' : 'showPreview');
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={say('formatting')}
      className={styles['bar']}
      onKeyDown={onKeyDown}
      // The field keeps the focus, and what is chosen in it.
      onPointerDown={(event) => event.preventDefault()}
    >
      {formats.map((format, index) => {
        const { Icon, text } = formatButtons[format];
        return (
          <button
            key={format}
            type="button"
            tabIndex={tabIndex(index)}
            data-apart={format === 'quote'}
            disabled={isPreview}
            onClick={() => onFormat(format)}
            aria-label={say(text)}
            title={say(text)}
          >
            <Icon size={18} aria-hidden />
          </button>
        );
      })}
      <button
        type="button"
        tabIndex={tabIndex(formats.length)}
        className={styles['preview']}
        aria-pressed={isPreview}
        onClick={onPreview}
        aria-label={preview}
        title={preview}
      >
        {isPreview ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
      </button>
    </div>
  );
};
