import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useText } from '../languages/LanguageProvider.tsx';
import type { GuildEntry } from './guildEntries.ts';

interface GuildMenuProps {
  /** Of the guild. */
  readonly name: string;
  readonly anchor: Element;
  readonly entries: readonly GuildEntry[];
  readonly onClose: () => void;
}

/** What can be done with a guild. */
export const GuildMenu = ({ name, anchor, entries, onClose }: GuildMenuProps) => {
  const say = useText();
  return (
    <Menu open anchorEl={anchor} onClose={onClose} slotProps={{ list: { 'aria-label': name } }}>
      {entries.map((entry) => (
        <MenuItem
          key={entry.name}
          onClick={() => {
            onClose();
            entry.run();
          }}
        >
          <ListItemIcon>
            <entry.Icon size={18} aria-hidden />
          </ListItemIcon>
          {say(entry.name)}
        </MenuItem>
      ))}
    </Menu>
  );
};
