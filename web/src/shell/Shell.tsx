import IconButton from '@mui/material/IconButton';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Menu } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Channel, type Guild, useGuilds } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { Skeletons } from '../shared/Skeletons.tsx';
import { Cards } from './Cards.tsx';
import { type DirectAddress, DirectMain } from './DirectMain.tsx';
import { Lists } from './Lists.tsx';
import { Members } from './Members.tsx';
import { NoChannel, NoGuild } from './NoChannel.tsx';
import { OpenChannel, type OpenChannelProps } from './OpenChannel.tsx';
import styles from './Shell.module.css';
import type { DialogName } from './ShellDialogs.tsx';
import { useColumn } from './useColumn.ts';
import { useMembersShown } from './useMembersShown.ts';
import { useTitle } from './useTitle.ts';

const ListsDrawer = late(async () => (await import('./ListsDrawer.tsx')).ListsDrawer);
const ShellDialogs = late(async () => (await import('./ShellDialogs.tsx')).ShellDialogs);

const listBounds = { usual: 240, least: 180, most: 420 } as const;

/** The channel that a guild opens with: the asked one, else the first that can be read. */
const channelIn = (guild: Guild | undefined, channelId: string | undefined): Channel | undefined =>
  guild?.channels.find(({ id }) => id === channelId) ??
  guild?.channels.find(({ kind, archived }) => kind === 'TEXT' && !archived);

/**
 * The address names the channel that is shown, so that it stays open whatever happens to the others. The address of a channel that goes
 * while it is open becomes that of its guild. One that is about to come keeps its own.
 */
const useTrueAddress = (guild: Guild | undefined, channelId: string | undefined, shown: Channel | undefined): void => {
  const [, navigate] = useLocation();
  const seen = useRef<string>(undefined);
  const isThere = guild?.channels.some(({ id }) => id === channelId) === true;
  const path = guild === undefined ? '/' : `/guilds/${guild.id}`;
  useEffect(() => {
    if (isThere) seen.current = channelId;
    else if (channelId !== undefined && seen.current === channelId) navigate(path, { replace: true });
  }, [isThere, channelId, path, navigate]);
  const shownId = shown?.id;
  useEffect(() => {
    if (channelId === undefined && shownId !== undefined) navigate(`${path}/${shownId}`, { replace: true });
  }, [channelId, shownId, path, navigate]);
};

/** The drawer of phones closes when something else is opened. */
const useDrawer = (guildId: string | undefined, channelId: string | undefined) => {
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what closes it
  useEffect(() => setOpen(false), [guildId, channelId]);
  return { isOpen, onOpen: () => setOpen(true), onClose: () => setOpen(false) };
};

const MenuButton = ({ onOpen }: { readonly onOpen: () => void }) => (
  <IconButton onClick={onOpen} aria-label={useText()('openLists')}>
    <Menu size={22} aria-hidden />
  </IconButton>
);

const LoadingShell = () => (
  <main className={styles['loading']} aria-busy="true">
    <Skeletons />
  </main>
);

interface OpenPlaceProps extends Omit<OpenChannelProps, 'channel'> {
  readonly guild: Guild | undefined;
  readonly channel: Channel | undefined;
  readonly direct: DirectAddress | undefined;
  readonly onCreateGuild: () => void;
}

/** What is open, or why nothing is. */
const OpenPlace = ({ guild, channel, direct, onCreateGuild, ...open }: OpenPlaceProps) => {
  const say = useText();
  if (direct !== undefined) return <DirectMain direct={direct} menu={open.menu} />;
  if (guild === undefined) return <NoGuild menu={open.menu} onCreate={onCreateGuild} />;
  if (channel === undefined) return <NoChannel guildName={guild.name ?? say('erasedName')} menu={open.menu} />;
  return <OpenChannel channel={channel} {...open} />;
};

interface ShellProps {
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
  /** Direct messages are open in place of a guild. */
  readonly direct?: DirectAddress;
}

/** The open guild: the asked one, else the first; none while direct messages are open. */
const guildIn = (guilds: readonly Guild[], { guildId, direct }: ShellProps): Guild | undefined =>
  direct === undefined ? (guilds.find(({ id }) => id === guildId) ?? guilds[0]) : undefined;

/** Guilds, channels and the open conversation; on phones the lists are in a drawer. */
export const Shell = (address: ShellProps) => {
  const { guildId, channelId, direct } = address;
  const state = useGuilds();
  const [dialog, setDialog] = useState<DialogName>();
  const drawer = useDrawer(guildId ?? direct?.conversationId, channelId);
  const isPhone = useMediaQuery('(max-width: 699px)');
  const isWide = useMediaQuery('(min-width: 1100px)');
  const members = useMembersShown(isWide);
  const column = useColumn('channels', listBounds);
  const guild = guildIn(state.guilds, address);
  const channel = channelIn(guild, channelId);
  useTitle(state.guilds, channel?.name ?? undefined);
  useTrueAddress(guild, channelId, channel);
  if (!state.isLoaded) return <LoadingShell />;
  const lists = { state, guild, direct, openChannelId: channel?.id, onDialog: setDialog };
  return (
    <div className={styles['shell']}>
      {isPhone ? <ListsDrawer {...lists} {...drawer} /> : <Lists {...lists} column={column} />}
      <Cards guild={guild}>
        <OpenPlace
          guild={guild}
          channel={channel}
          direct={direct}
          menu={isPhone && <MenuButton onOpen={drawer.onOpen} />}
          areMembersShown={members.isShown}
          onToggleMembers={members.toggle}
          onCreateGuild={() => setDialog('createGuild')}
        />
        {members.isShown && guild !== undefined && <Members guildId={guild.id} isWide={isWide} onClose={members.toggle} />}
      </Cards>
      {dialog !== undefined && <ShellDialogs open={dialog} guild={guild} onClose={() => setDialog(undefined)} />}
    </div>
  );
};
