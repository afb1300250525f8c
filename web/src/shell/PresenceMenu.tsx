import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useConnection } from '../live/ConnectionProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { type Presence, PresenceMark } from '../presence/index.ts';
import { useSettings } from '../settings/index.ts';
import { useObservable } from '../shared/useObservable.ts';
import styles from './PresenceMenu.module.css';

const choices = ['AUTOMATIC', 'IDLE', 'DO_NOT_DISTURB', 'INVISIBLE'] as const;
type Choice = (typeof choices)[number];

/** How each looks to others. */
const looks: Readonly<Record<Choice, Presence>> = {
  AUTOMATIC: 'ONLINE',
  IDLE: 'IDLE',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  INVISIBLE: 'OFFLINE',
};

const names = {
  AUTOMATIC: 'ONLINE',
  IDLE: 'IDLE',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  INVISIBLE: 'invisible',
} as const satisfies Readonly<Record<Choice, string>>;

const hints = {
  AUTOMATIC: 'onlineHint',
  IDLE: 'idleHint',
  DO_NOT_DISTURB: 'doNotDisturbHint',
  INVISIBLE: 'invisibleHint',
} as const satisfies Readonly<Record<Choice, string>>;

interface PresenceMenuProps {
  readonly id: string;
  readonly name: string;
}

/** One's own avatar, and what others are to see of one. */
export const PresenceMenu = ({ id, name }: PresenceMenuProps) => {
  const say = useText();
  const { settings, change } = useSettings();
  const chosen = settings?.presence ?? 'AUTOMATIC';
  const connection = useObservable(useConnection().state);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const choose = (choice: Choice): void => {
    setAnchor(undefined);
    change({ presence: choice });
  };
  return (
    <>
      <button
        type="button"
        className={styles['self']}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-label={say('choosePresence', { presence: say(names[chosen]) })}
      >
        <Avatar id={id} name={name} size={32} />
        <PresenceMark presence={connection.kind === 'online' ? looks[chosen] : 'OFFLINE'} />
      </button>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)}>
        {choices.map((choice) => (
          <MenuItem key={choice} role="menuitemradio" aria-checked={choice === chosen} onClick={() => choose(choice)}>
            <ListItemIcon>
              <span className={styles['sample']} aria-hidden>
                <PresenceMark presence={looks[choice]} />
              </span>
            </ListItemIcon>
            <ListItemText primary={say(names[choice])} secondary={say(hints[choice])} />
            <Check className={styles['check']} data-chosen={choice === chosen} size={18} aria-hidden />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
