import Dialog from '@mui/material/Dialog';
import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { KeyCap, matches } from '../shortcuts/index.ts';
import { Choices, optionId } from './Choices.tsx';
import styles from './QuickSwitcher.module.css';
import { readingsOf } from './readings.ts';
import { askedOf } from './switcherList.ts';
import { type Switcher, useSwitcher } from './useSwitcher.ts';

const listId = 'switcher';

const AlsoReadAs = ({ query }: { readonly query: string }) => {
  const say = useText();
  const others = readingsOf(askedOf(query).text).slice(1);
  if (others.length === 0) return null;
  return <span className={styles['also']}>{say('alsoReadAs', { readings: others.map((one) => `«${one}»`).join(', ') })}</span>;
};

interface FieldProps {
  readonly switcher: Switcher;
  readonly onOpen: (path: string) => void;
  readonly onClose: () => void;
}

const Field = ({ switcher: { query, ask, active, move }, onOpen, onClose }: FieldProps) => {
  const say = useText();
  const openActive = active && (() => onOpen(active.target.path));
  const works = new Map([
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
    ['Enter', openActive],
  ]);
  const press = (event: KeyboardEvent): void => {
    const work = matches('switcher', event.nativeEvent) ? onClose : works.get(event.key);
    if (work === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    work();
  };
  return (
    <div className={styles['field']}>
      <Search size={20} aria-hidden />
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog is this field
        autoFocus
        type="text"
        role="combobox"
        aria-label={say('jumpTo')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active && optionId(active.target)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={say('jumpTo')}
        value={query}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={press}
      />
      <AlsoReadAs query={query} />
    </div>
  );
};

const Keys = () => {
  const say = useText();
  return (
    <footer className={styles['keys']} aria-hidden>
      <span>
        <KeyCap cap="↑" />
        <KeyCap cap="↓" /> {say('switcherMove')}
      </span>
      <span>
        <KeyCap cap="Enter" /> {say('switcherOpen')}
      </span>
      <span>
        <KeyCap cap="#" /> {say('switcherChannels')}
      </span>
      <span>
        <KeyCap cap="@" /> {say('switcherPeople')}
      </span>
      <span>
        <KeyCap cap="Esc" /> {say('switcherClose')}
      </span>
    </footer>
  );
};

/** Jumps to a channel, a person or a guild by a few letters of the name, on either layout. */
export const QuickSwitcher = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useText();
  const [, navigate] = useLocation();
  const switcher = useSwitcher();
  const open = (path: string): void => {
    onClose();
    navigate(path);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      className={styles['dialog'] ?? ''}
      slotProps={{
        container: { className: styles['container'] },
        paper: { className: styles['paper'], 'aria-label': say('jumpTo') },
        backdrop: { className: styles['scrim'] },
      }}
    >
      <Field switcher={switcher} onOpen={open} onClose={onClose} />
      <Choices id={listId} switcher={switcher} onOpen={open} />
      <Keys />
    </Dialog>
  );
};
