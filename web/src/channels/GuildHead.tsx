import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { ChevronDown, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { type Guild, usePermissions } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import styles from './GuildHead.module.css';
import { type GuildDialogs, guildEntries } from './guildEntries.ts';

const GuildMenu = late(async () => (await import('./GuildMenu.tsx')).GuildMenu);

interface GuildHeadProps extends GuildDialogs {
  readonly guild: Guild;
}

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
      {anchor !== undefined && (
        <GuildMenu name={name} anchor={anchor} entries={guildEntries(permissions, props)} onClose={close} />
      )}
    </header>
  );
};
