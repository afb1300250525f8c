import { Hash } from 'lucide-react';
import { useEffect } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import styles from './CompletionList.module.css';
import type { Suggestion } from './completion.ts';
import type { Completion } from './useCompletion.ts';

/** The id of a row, for the field that points at it. */
export const rowId = (listId: string, index: number): string => `${listId}-${index}`;

const Sign = ({ suggestion: { emoji, personId, label } }: { readonly suggestion: Suggestion }) => {
  if (emoji !== undefined) return <span className={styles['emoji']}>{emoji}</span>;
  if (personId !== undefined) return <Avatar id={personId} name={label} size={24} />;
  return label.startsWith('#') ? <Hash size={18} aria-hidden /> : null;
};

const titles = {
  person: 'completePeople',
  channel: 'completeChannels',
  emoji: 'completeEmoji',
  command: 'completeCommands',
} as const;

/** What may be meant by what stands at the caret, over the field. The field keeps the focus. */
export const CompletionList = ({ id, sought, suggestions, active, activate, choose }: Completion) => {
  const say = useText();
  useEffect(() => {
    // It returns a promise where browsers are new: that is no clean-up.
    document.getElementById(rowId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  if (sought === undefined || suggestions.length === 0) return null;
  const title = say(titles[sought.kind]);
  return (
    <div className={styles['list']}>
      <p className={styles['title']} aria-hidden>
        {title}
      </p>
      <div role="listbox" id={id} aria-label={title}>
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={suggestion.id}
            id={rowId(id, index)}
            role="option"
            aria-selected={index === active}
            className={styles['row']}
            onPointerMove={() => activate(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(suggestion)}
          >
            <Sign suggestion={suggestion} />
            <span className={styles['label']}>{suggestion.label}</span>
            {suggestion.hint !== undefined && <span className={styles['hint']}>{suggestion.hint}</span>}
          </div>
        ))}
      </div>
    </div>
  );
};
