import Tooltip from '@mui/material/Tooltip';
import { Plus } from 'lucide-react';
import { Link } from 'wouter';
import { DirectRailLink } from '../directMessages/index.ts';
import { type Guild, marksOf } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import styles from './GuildRail.module.css';

const Tile = ({ guild, isOpen }: { readonly guild: Guild; readonly isOpen: boolean }) => {
  const say = useText();
  const { isUnread, mentions } = marksOf(guild);
  const name = guild.name ?? say('erasedName');
  const label = mentions > 0 ? say('guildMentions', { guild: name, count: mentions }) : name;
  return (
    <Tooltip title={name} placement="right">
      <Link
        href={`/guilds/${guild.id}`}
        className={styles['tile']}
        aria-label={isUnread && mentions === 0 ? say('guildUnread', { guild: name }) : label}
        aria-current={isOpen ? 'page' : undefined}
      >
        <Avatar id={guild.id} name={name} size={48} shape="tile" />
        {mentions > 0 && <span className={styles['badge']}>{mentions > 99 ? '99+' : mentions}</span>}
        {mentions === 0 && isUnread && <span className={styles['dot']} />}
      </Link>
    </Tooltip>
  );
};

interface GuildRailProps {
  readonly guilds: readonly Guild[];
  readonly openId: string | undefined;
  readonly isDirectOpen: boolean;
  readonly onCreate: () => void;
}

/** The guilds of the viewer, and the way to another. */
export const GuildRail = ({ guilds, openId, isDirectOpen, onCreate }: GuildRailProps) => {
  const say = useText();
  return (
    <nav className={styles['rail']} aria-label={say('guilds')}>
      <DirectRailLink isOpen={isDirectOpen} />
      {guilds.map((guild) => (
        <Tile key={guild.id} guild={guild} isOpen={guild.id === openId} />
      ))}
      <Tooltip title={say('createGuild')} placement="right">
        <button type="button" className={styles['add']} onClick={onCreate} aria-label={say('createGuild')}>
          <Plus size={20} aria-hidden />
        </button>
      </Tooltip>
    </nav>
  );
};
