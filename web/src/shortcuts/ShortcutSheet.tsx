import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { ShortcutKeys } from './KeyCap.tsx';
import { matches } from './matches.ts';
import styles from './ShortcutSheet.module.css';
import { useShortcutRegistry } from './ShortcutsProvider.tsx';
import { sheetGroups } from './sheetGroups.ts';
import { type ShortcutId, shortcuts } from './shortcuts.ts';

const Row = ({ id }: { readonly id: ShortcutId }) => {
  const say = useText();
  return (
    <div className={styles['row']}>
      <dt>{say(shortcuts[id].text)}</dt>
      <dd>
        <ShortcutKeys id={id} />
      </dd>
    </div>
  );
};

/** All keys that do something here, from the table that the handlers read. */
export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useText();
  const able = useObservable(useShortcutRegistry().able);
  const press = (event: KeyboardEvent): void => {
    if (!matches('sheet', event.nativeEvent)) return;
    event.preventDefault();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={press}
      aria-labelledby="shortcuts"
      className={styles['dialog'] ?? ''}
      slotProps={{ paper: { className: styles['paper'] }, backdrop: { className: styles['scrim'] } }}
    >
      <header className={styles['head']}>
        <h2 id="shortcuts">{say('shortcutsTitle')}</h2>
        <IconButton onClick={onClose} aria-label={say('close')} autoFocus>
          <X size={20} aria-hidden />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={styles['groups']} aria-labelledby="shortcuts" tabIndex={0}>
        {sheetGroups(able).map(({ title, ids }) => (
          <section key={title} className={styles['group']}>
            <h3>{say(title)}</h3>
            <dl>
              {ids.map((id) => (
                <Row key={id} id={id} />
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
};
