import { Hash, Volume2 } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import type { Channel } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import type { Translate } from '../languages/translate.ts';
import styles from './ChannelItem.module.css';
import { ListRow, type RowPlace } from './ListRow.tsx';
import { useRowOptions } from './rowOptions.ts';

const most = 99;

const labelOf = ({ kind, mentions, isUnread }: Channel, channel: string, say: Translate): string => {
  const name = kind === 'VOICE' ? say('voiceChannelNamed', { channel }) : channel;
  if (mentions > 0) return say('channelMentions', { channel: name, count: mentions });
  return isUnread ? say('channelUnread', { channel: name }) : name;
};

interface ChannelItemProps extends RowPlace {
  readonly channel: Channel;
  readonly isOpen: boolean;
}

/** A channel in the list, and what is new in it. */
export const ChannelItem = memo(({ channel, isOpen, ...at }: ChannelItemProps) => {
  const say = useText();
  const { guildId } = useRowOptions();
  const Icon = channel.kind === 'VOICE' ? Volume2 : Hash;
  const name = channel.name ?? say('erasedName');
  const { mentions } = channel;
  return (
    <ListRow thing={{ kind: 'channel', id: channel.id }} name={name} hasMenu {...at}>
      <Link
        href={`/guilds/${guildId}/${channel.id}`}
        className={styles['channel']}
        draggable={false}
        data-unread={channel.isUnread && !isOpen}
        data-mentioned={mentions > 0}
        aria-current={isOpen ? 'page' : undefined}
        aria-label={labelOf(isOpen ? { ...channel, isUnread: false } : channel, name, say)}
      >
        <Icon size={18} aria-hidden />
        <span className={styles['name']}>{name}</span>
        {mentions > 0 && <span className={styles['badge']}>{mentions > most ? `${most}+` : mentions}</span>}
      </Link>
    </ListRow>
  );
});
