import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Check } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import { PresenceMark } from '../presence/index.ts';
import styles from './PresenceMenu.module.css';
import { type Choice, choices, looks, names } from './presenceChoice.ts';

const hints = {
  AUTOMATIC: 'onlineHint',
  IDLE: 'idleHint',
  DO_NOT_DISTURB: 'doNotDisturbHint',
  INVISIBLE: 'invisibleHint',
} as const satisfies Readonly<Record<Choice, string>>;

interface PresenceChoicesProps {
  readonly anchor: HTMLElement;
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** The four things that others may be shown of one. */
export const PresenceChoices = ({ anchor, chosen, onChoose, onClose }: PresenceChoicesProps) => {
  const say = useText();
  return (
    <Menu open anchorEl={anchor} onClose={onClose}>
      {choices.map((choice) => (
        <MenuItem key={choice} role="menuitemradio" aria-checked={choice === chosen} onClick={() => onChoose(choice)}>
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
  );
};
