import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { Archive, ChevronDown, FolderPlus, Link, LogOut, type LucideIcon, Pencil, Plus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { type Guild, type Permissions, usePermissions } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import type { ChannelDialog } from './channelDialog.ts';
import styles from './GuildHead.module.css';

/** A dialog about the guild as a whole, which its shell opens. */
export type GuildDialogName = 'invite' | 'invites' | 'renameGuild' | 'leaveGuild';

interface GuildHeadProps {
  readonly guild: Guild;
  readonly onGuildDialog: (name: GuildDialogName) => void;
  readonly onDialog: (dialog: ChannelDialog) => void;
}

interface Entry {
  readonly name:
    | 'invitePeople'
    | 'invites'
    | 'createChannel'
    | 'createCategory'
    | 'archivedChannels'
    | 'renameGuild'
    | 'leaveGuild';
  readonly Icon: LucideIcon;
  readonly isOffered: boolean;
  run(): void;
}

const entriesOf = ({ may }: Permissions, { onGuildDialog, onDialog }: GuildHeadProps): readonly Entry[] => {
  const managesChannels = may('MANAGE_CHANNELS');
  const seesInvites = may('CREATE_INVITE') || may('MANAGE_SERVER');
  const all: readonly Entry[] = [
    { name: 'invitePeople', Icon: UserPlus, isOffered: may('CREATE_INVITE'), run: () => onGuildDialog('invite') },
    { name: 'invites', Icon: Link, isOffered: seesInvites, run: () => onGuildDialog('invites') },
    {
      name: 'createChannel',
      Icon: Plus,
      isOffered: managesChannels,
      run: () => onDialog({ kind: 'createChannel', categoryId: null }),
    },
    { name: 'createCategory', Icon: FolderPlus, isOffered: managesChannels, run: () => onDialog({ kind: 'createCategory' }) },
    { name: 'archivedChannels', Icon: Archive, isOffered: true, run: () => onDialog({ kind: 'archived' }) },
    { name: 'renameGuild', Icon: Pencil, isOffered: may('MANAGE_SERVER'), run: () => onGuildDialog('renameGuild') },
    { name: 'leaveGuild', Icon: LogOut, isOffered: true, run: () => onGuildDialog('leaveGuild') },
  ];
  return all.filter(({ isOffered }) => isOffered);
};

/** The name of the guild, which opens what can be done with the guild. */
export const GuildHead = (props: GuildHeadProps) => {
  const { guild, onGuildDialog } = props;
  const say = useText();
  const permissions = usePermissions(guild.id);
  const [anchor, setAnchor] = useState<Element>();
  const close = (): void => setAnchor(undefined);
  const name = guild.name ?? say('erasedName');
  return (
    <header className={styles['head']}>
      <h2 className={styles['heading']}>
        <button
          type="button"
          className={styles['guild']}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
        >
          <span className={styles['name']}>{name}</span>
          <ChevronDown size={16} aria-hidden />
        </button>
      </h2>
      {permissions.may('CREATE_INVITE') && (
        <Tooltip title={say('invitePeople')}>
          <IconButton size="small" onClick={() => onGuildDialog('invite')} aria-label={say('invitePeople')}>
            <UserPlus size={18} aria-hidden />
          </IconButton>
        </Tooltip>
      )}
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={close} slotProps={{ list: { 'aria-label': name } }}>
        {entriesOf(permissions, props).map((entry) => (
          <MenuItem
            key={entry.name}
            onClick={() => {
              close();
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
    </header>
  );
};
