import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { ChevronDown, Hash, Plus, UserPlus, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Category, Channel, Guild } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { SwitcherButton } from '../switcher/index.ts';
import styles from './ChannelList.module.css';

const ChannelLink = ({
  channel,
  guildId,
  isOpen,
}: {
  readonly channel: Channel;
  readonly guildId: string;
  readonly isOpen: boolean;
}) => {
  const say = useText();
  const Icon = channel.kind === 'VOICE' ? Volume2 : Hash;
  const name = channel.name ?? say('erasedName');
  return (
    <li>
      <Link
        href={`/guilds/${guildId}/${channel.id}`}
        className={styles['channel']}
        data-unread={channel.isUnread && !isOpen}
        data-mentioned={channel.mentions > 0}
        aria-current={isOpen ? 'page' : undefined}
        aria-label={channel.isUnread && !isOpen ? say('channelUnread', { channel: name }) : name}
      >
        <Icon size={18} aria-hidden />
        <span className={styles['name']}>{name}</span>
        {channel.mentions > 0 && <span className={styles['badge']}>{channel.mentions > 99 ? '99+' : channel.mentions}</span>}
      </Link>
    </li>
  );
};

interface SectionProps {
  readonly category: Category | undefined;
  readonly channels: readonly Channel[];
  readonly guildId: string;
  readonly openId: string | undefined;
}

const Section = ({ category, channels, guildId, openId }: SectionProps) => {
  const say = useText();
  const [isCollapsed, collapse] = useState(false);
  const shown = channels.filter(({ id, isUnread }) => !isCollapsed || id === openId || isUnread);
  return (
    <section className={styles['section']}>
      {category !== undefined && (
        <button type="button" className={styles['category']} aria-expanded={!isCollapsed} onClick={() => collapse(!isCollapsed)}>
          <ChevronDown size={14} aria-hidden />
          {category.name ?? say('erasedName')}
        </button>
      )}
      <ul>
        {shown.map((channel) => (
          <ChannelLink key={channel.id} channel={channel} guildId={guildId} isOpen={channel.id === openId} />
        ))}
      </ul>
    </section>
  );
};

interface ChannelListProps {
  readonly guild: Guild;
  readonly openId: string | undefined;
  readonly canManage: boolean;
  readonly onInvite: () => void;
  readonly onCreateChannel: () => void;
}

/** The channels of a guild by category, and what is new in them. */
export const ChannelList = ({ guild, openId, canManage, onInvite, onCreateChannel }: ChannelListProps) => {
  const say = useText();
  const open = guild.channels.filter(({ archived }) => !archived);
  const sections = [undefined, ...guild.categories];
  return (
    <nav className={styles['list']} aria-label={say('channels')}>
      <header className={styles['head']}>
        <h2 className={styles['guild']}>{guild.name ?? say('erasedName')}</h2>
        <Tooltip title={say('invitePeople')}>
          <IconButton size="small" onClick={onInvite} aria-label={say('invitePeople')}>
            <UserPlus size={18} aria-hidden />
          </IconButton>
        </Tooltip>
        {canManage && (
          <Tooltip title={say('createChannel')}>
            <IconButton size="small" onClick={onCreateChannel} aria-label={say('createChannel')}>
              <Plus size={18} aria-hidden />
            </IconButton>
          </Tooltip>
        )}
      </header>
      <SwitcherButton />
      <div className={styles['sections']}>
        {sections.map((category) => (
          <Section
            key={category?.id ?? 'none'}
            category={category}
            channels={open.filter(({ categoryId }) => categoryId === (category?.id ?? null))}
            guildId={guild.id}
            openId={openId}
          />
        ))}
      </div>
    </nav>
  );
};
