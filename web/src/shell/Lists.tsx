import type { MouseEvent } from 'react';
import { ChannelList } from '../channels/index.ts';
import { DirectList } from '../directMessages/index.ts';
import type { Guild, GuildsState, Viewer } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { OpenSettings } from '../settings/index.ts';
import { ColumnEdge } from './ColumnEdge.tsx';
import type { DirectAddress } from './DirectMain.tsx';
import { GuildRail } from './GuildRail.tsx';
import styles from './Lists.module.css';
import { LogOutButton } from './LogOutButton.tsx';
import { PresenceMenu } from './PresenceMenu.tsx';
import type { DialogName } from './ShellDialogs.tsx';
import type { Column } from './useColumn.ts';

const Self = ({ viewer }: { readonly viewer: Viewer }) => {
  const handle = viewer.handle ?? '';
  const name = viewer.displayName ?? handle;
  return (
    <footer className={styles['self']}>
      <PresenceMenu id={viewer.id} name={name} />
      <span className={styles['selfName']}>
        {name}
        <small>@{handle}</small>
      </span>
      <OpenSettings />
      <LogOutButton />
    </footer>
  );
};

export interface ListsProps {
  readonly state: GuildsState;
  readonly guild: Guild | undefined;
  readonly direct: DirectAddress | undefined;
  readonly openChannelId: string | undefined;
  readonly onDialog: (name: DialogName) => void;
  /** A link was followed. */
  readonly onFollowed?: () => void;
  /** Where the list of channels has a width that can be changed. */
  readonly column?: Column;
}

/** The guilds, the channels of the open one, and oneself. */
export const Lists = ({ state, guild, direct, openChannelId, onDialog, onFollowed, column }: ListsProps) => {
  const say = useText();
  const { guilds, viewer } = state;
  const followed = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('a, [data-leads]') !== null) onFollowed?.();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys follow links by clicks
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the links in it
    <div className={styles['lists']} onClick={followed}>
      <GuildRail
        guilds={guilds}
        openId={guild?.id}
        isDirectOpen={direct !== undefined}
        onCreate={() => onDialog('createGuild')}
      />
      <div className={styles['list']} style={{ width: column?.width }}>
        {direct !== undefined && <DirectList openId={direct.conversationId} />}
        {guild !== undefined && <ChannelList key={guild.id} guild={guild} openId={openChannelId} onGuildDialog={onDialog} />}
        <span className={styles['rest']} />
        {viewer !== undefined && <Self viewer={viewer} />}
      </div>
      {column !== undefined && (
        <section className={styles['edge']} aria-label={say('listWidth')}>
          <ColumnEdge column={column} of="left" label={say('listWidth')} />
        </section>
      )}
    </div>
  );
};
