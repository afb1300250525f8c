import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Hash, Users, Volume2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Channel } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { ConnectionChip } from '../live/ConnectionChip.tsx';
import { Conversation } from '../messaging/index.ts';
import styles from './Shell.module.css';
import { VoicePage } from './VoicePage.tsx';

interface MembersToggleProps {
  readonly areMembersShown: boolean;
  readonly onToggleMembers: () => void;
}

const MembersToggle = ({ areMembersShown, onToggleMembers }: MembersToggleProps) => {
  const say = useText();
  const label = areMembersShown ? say('hideMembers') : say('showMembers');
  return (
    <Tooltip title={label}>
      <IconButton onClick={onToggleMembers} aria-label={label} className={styles['toggle'] ?? ''} data-on={areMembersShown}>
        <Users size={20} aria-hidden />
      </IconButton>
    </Tooltip>
  );
};

export interface OpenChannelProps extends MembersToggleProps {
  readonly channel: Channel;
  readonly menu: ReactNode;
}

/** The open channel: its name and topic, whether what is seen is complete, and what was said. */
export const OpenChannel = ({ channel, menu, ...members }: OpenChannelProps) => {
  const say = useText();
  const name = channel.name ?? say('erasedName');
  const [tools, setTools] = useState<Element | null>(null);
  const isVoice = channel.kind === 'VOICE';
  const Icon = isVoice ? Volume2 : Hash;
  return (
    <main className={styles['main']}>
      <header className={styles['header']}>
        {menu}
        <Icon size={20} aria-hidden />
        <h1 className={styles['title']}>{name}</h1>
        <span className={styles['topic']} data-empty={channel.topic === null || channel.topic === ''} title={channel.topic ?? ''}>
          {channel.topic}
        </span>
        {!isVoice && <ConnectionChip channelId={channel.id} />}
        <span ref={setTools} />
        <MembersToggle {...members} />
      </header>
      {isVoice ? (
        <VoicePage />
      ) : (
        <Conversation
          key={channel.id}
          channelId={channel.id}
          channelName={name}
          tools={tools}
          refusal={channel.archived ? say('CHANNEL_ARCHIVED') : undefined}
        />
      )}
    </main>
  );
};
