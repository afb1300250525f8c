import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Hash, Menu } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Channel, type Guild, MemberList, useGuilds } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { Conversation } from '../messaging/index.ts';
import { ConnectionChip } from './ConnectionChip.tsx';
import { Lists, ListsDrawer } from './Lists.tsx';
import styles from './Shell.module.css';
import { type DialogName, ShellDialogs } from './ShellDialogs.tsx';
import { useTitle } from './useTitle.ts';

const NoGuild = ({ onCreate }: { readonly onCreate: () => void }) => {
  const say = useText();
  return (
    <main className={styles['nothing']}>
      <h1>{say('noGuild')}</h1>
      <p>{say('noGuildHint')}</p>
      <Button variant="contained" size="large" onClick={onCreate}>
        {say('createGuild')}
      </Button>
    </main>
  );
};

interface OpenChannelProps {
  readonly channel: Channel;
  readonly menu: ReactNode;
}

const OpenChannel = ({ channel, menu }: OpenChannelProps) => {
  const say = useText();
  const name = channel.name ?? say('erasedName');
  return (
    <main className={styles['main']}>
      <header className={styles['header']}>
        {menu}
        <Hash size={20} aria-hidden />
        <h1 className={styles['title']}>{name}</h1>
        {channel.topic !== null && <span className={styles['topic']}>{channel.topic}</span>}
        <ConnectionChip channelId={channel.id} />
      </header>
      <Conversation
        key={channel.id}
        channelId={channel.id}
        channelName={name}
        refusal={channel.archived ? say('CHANNEL_ARCHIVED') : undefined}
      />
    </main>
  );
};

/** The channel that a guild opens with: the asked one, else the first that can be read. */
const channelIn = (guild: Guild | undefined, channelId: string | undefined): Channel | undefined =>
  guild?.channels.find(({ id }) => id === channelId) ??
  guild?.channels.find(({ kind, archived }) => kind === 'TEXT' && !archived);

interface ShellProps {
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
}

/** Guilds, channels and the open conversation; on phones the lists are in a drawer. */
export const Shell = ({ guildId, channelId }: ShellProps) => {
  const say = useText();
  const state = useGuilds();
  const [dialog, setDialog] = useState<DialogName>();
  const [isDrawerOpen, openDrawer] = useState(false);
  const isPhone = useMediaQuery('(max-width: 699px)');
  const isWide = useMediaQuery('(min-width: 1100px)');
  const guild = state.guilds.find(({ id }) => id === guildId) ?? state.guilds[0];
  const channel = channelIn(guild, channelId);
  useTitle(state.guilds, channel?.name ?? undefined);
  if (!state.isLoaded) return <main className={styles['nothing']} aria-busy="true" />;
  const lists = { state, guild, openChannelId: channel?.id, onDialog: setDialog };
  const menu = isPhone && (
    <IconButton onClick={() => openDrawer(true)} aria-label={say('openLists')}>
      <Menu size={22} aria-hidden />
    </IconButton>
  );
  return (
    <div className={styles['shell']}>
      {isPhone ? (
        <ListsDrawer {...lists} isOpen={isDrawerOpen} onOpen={() => openDrawer(true)} onClose={() => openDrawer(false)} />
      ) : (
        <Lists {...lists} />
      )}
      {channel === undefined ? (
        <NoGuild onCreate={() => setDialog('createGuild')} />
      ) : (
        <OpenChannel channel={channel} menu={menu} />
      )}
      {isWide && guild !== undefined && <MemberList key={guild.id} guildId={guild.id} />}
      <ShellDialogs open={dialog} guildId={guild?.id} onClose={() => setDialog(undefined)} />
    </div>
  );
};
