import { Hash, Volume2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { KeyCap } from '../shortcuts/index.ts';
import styles from './Choices.module.css';
import { MarkedName } from './MarkedName.tsx';
import type { Choice } from './switcherList.ts';
import type { Target } from './target.ts';
import type { Switcher } from './useSwitcher.ts';

export const optionId = ({ key }: Target): string => `switcher ${key}`.replaceAll(' ', '-');

const Picture = ({ target, name }: { readonly target: Target; readonly name: string }) => {
  if (target.kind !== 'channel') {
    return <Avatar id={target.id} name={name} size={24} shape={target.kind === 'guild' ? 'tile' : 'disc'} />;
  }
  return target.isVoice ? <Volume2 size={20} aria-hidden /> : <Hash size={20} aria-hidden />;
};

const useBeside = ({ kind, beside, isArchived }: Target): string => {
  const say = useText();
  const place = kind === 'guild' ? say('guildBeside') : (beside ?? '');
  return isArchived ? `${place} · ${say('archivedBeside')}` : place;
};

interface RowProps {
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly onActivate: (key: string) => void;
  readonly onOpen: (path: string) => void;
}

const Marks = ({ target }: { readonly target: Target }) => {
  const say = useText();
  if (target.mentions > 0) {
    return (
      <span className={styles['badge']} role="img" aria-label={say('mentionsHere', { count: target.mentions })}>
        {target.mentions > 99 ? '99+' : target.mentions}
      </span>
    );
  }
  return target.isUnread ? <span className={styles['dot']} role="img" aria-label={say('unreadHere')} /> : null;
};

const Row = ({ choice: { target, places }, isActive, onActivate, onOpen }: RowProps) => {
  const say = useText();
  const row = useRef<HTMLDivElement>(null);
  const beside = useBeside(target);
  const name = target.name ?? say('erasedName');
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active row
    <div
      ref={row}
      id={optionId(target)}
      role="option"
      aria-selected={isActive}
      className={styles['row']}
      onMouseMove={() => isActive || onActivate(target.key)}
      onClick={() => onOpen(target.path)}
    >
      <span className={styles['picture']}>
        <Picture target={target} name={name} />
      </span>
      <MarkedName name={name} places={places} className={styles['name'] ?? ''} />
      <span className={styles['beside']}>{beside}</span>
      <span className={styles['rest']} />
      <Marks target={target} />
      {isActive && (
        <span className={styles['enter']} aria-hidden>
          <KeyCap cap="Enter" />
        </span>
      )}
    </div>
  );
};

interface ChoicesProps {
  readonly id: string;
  readonly switcher: Switcher;
  readonly onOpen: (path: string) => void;
}

/** What fits, by what it is. */
export const Choices = ({ id, switcher: { query, sections, active, activate }, onOpen }: ChoicesProps) => {
  const say = useText();
  return (
    <div className={styles['frame']}>
      <div id={id} role="listbox" aria-label={say('jumpTo')} className={styles['list']}>
        {sections.map(({ title, choices }) => (
          // biome-ignore lint/a11y/useSemanticElements: a list box has groups of options, a form has field sets
          <div key={title} role="group" aria-labelledby={`switcher-${title}`}>
            <h3 id={`switcher-${title}`} role="presentation" className={styles['title']}>
              {say(title)}
            </h3>
            {choices.map((choice) => (
              <Row key={choice.target.key} choice={choice} isActive={choice === active} onActivate={activate} onOpen={onOpen} />
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={styles['nothing']}>
        {sections.length === 0 && (query.trim() === '' ? say('nothingRecent') : say('nothingFound', { query: query.trim() }))}
      </p>
    </div>
  );
};
