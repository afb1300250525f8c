import { useCallback, useMemo, useRef, useState } from 'react';
import { type Guild, type Thing, usePermissions } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { useViewerId } from '../session/SessionProvider.tsx';
import { late } from '../shared/late.tsx';
import { SwitcherButton } from '../switcher/index.ts';
import styles from './ChannelList.module.css';
import { ChannelRows, type RowsHandle } from './ChannelRows.tsx';
import type { ChannelDialog } from './channelDialog.ts';
import { channelRows } from './channelRows.ts';
import { GuildHead } from './GuildHead.tsx';
import type { GuildDialogName } from './guildEntries.ts';
import { NoticeBar } from './NoticeBar.tsx';
import { rowActions } from './rowActions.ts';
import { type RowOptions, RowOptionsContext } from './rowOptions.ts';
import { useCollapsed } from './useCollapsed.ts';
import { useDragAdapter } from './useDragging.ts';
import { useKeyboardMove } from './useKeyboardMove.ts';
import type { Point } from './useLongPress.ts';
import { useMoves } from './useMoves.ts';
import { useNotice } from './useNotice.ts';
import { useRowHandlers } from './useRowHandlers.ts';

const ChannelDialogs = late(async () => (await import('./ChannelDialogs.tsx')).ChannelDialogs);
const RowMenu = late(async () => (await import('./RowMenu.tsx')).RowMenu);

interface OpenMenu {
  readonly thing: Thing;
  readonly at: Point;
}

const nameOf = ({ channels, categories }: Guild, { kind, id }: Thing): string | null =>
  (kind === 'channel' ? channels : categories).find((item) => item.id === id)?.name ?? null;

interface ChannelListProps {
  readonly guild: Guild;
  readonly openId: string | undefined;
  readonly onGuildDialog: (name: GuildDialogName) => void;
}

const useChannelList = (guild: Guild) => {
  const canManage = usePermissions(guild.id).may('MANAGE_CHANNELS');
  const viewerId = useViewerId();
  const collapsed = useCollapsed(viewerId, guild.id);
  const notices = useNotice();
  const move = useMoves(guild.id, notices.tellProblem);
  const handle = useRef<RowsHandle>(null);
  const focusRow = useCallback((id: string) => handle.current?.focus(id), []);
  const keyboard = useKeyboardMove(guild, move, focusRow);
  const [menu, setMenu] = useState<OpenMenu>();
  const [dialog, setDialog] = useState<ChannelDialog>();
  const handlers = useRowHandlers({ guildId: guild.id, notices, move, pickUp: keyboard.pickUp, open: setDialog });
  const adapter = useDragAdapter(canManage);
  const { heldId } = keyboard;
  const { toggle } = collapsed;
  const options = useMemo<RowOptions>(
    () => ({
      guildId: guild.id,
      canManage,
      adapter,
      heldId,
      onMove: move,
      onMenu: (thing, at) => setMenu({ thing, at }),
      onCreateIn: (categoryId) => setDialog({ kind: 'createChannel', categoryId }),
      onToggle: toggle,
    }),
    [guild.id, canManage, adapter, heldId, move, toggle],
  );
  return { canManage, collapsed, notices, handle, keyboard, menu, setMenu, dialog, setDialog, handlers, options };
};

/** The channels of a guild by category, what is new in them, and what the viewer can do with them. */
export const ChannelList = ({ guild, openId, onGuildDialog }: ChannelListProps) => {
  const say = useText();
  const list = useChannelList(guild);
  const { keyboard, menu, dialog, notices, canManage } = list;
  const { shown } = keyboard;
  const rows = useMemo(
    () => channelRows(shown, list.collapsed.ids, [openId, keyboard.heldId]),
    [shown, list.collapsed.ids, openId, keyboard.heldId],
  );
  const name = menu && (nameOf(guild, menu.thing) ?? say('erasedName'));
  return (
    <nav className={styles['list']} aria-label={say('channels')}>
      <GuildHead guild={guild} onGuildDialog={onGuildDialog} onDialog={list.setDialog} />
      <SwitcherButton />
      {rows.length === 0 && <p className={styles['empty']}>{say('noChannels')}</p>}
      <RowOptionsContext value={list.options}>
        <ChannelRows rows={rows} openId={openId} handle={list.handle} onKeyDown={keyboard.onKeyDown} />
      </RowOptionsContext>
      <span className={styles['unseen']} role="status">
        {keyboard.announcement}
      </span>
      {menu !== undefined && (
        <RowMenu
          label={say('optionsOf', { name: name ?? '' })}
          at={menu.at}
          actions={rowActions(guild, menu.thing, canManage, list.handlers)}
          onClose={() => list.setMenu(undefined)}
        />
      )}
      {dialog !== undefined && <ChannelDialogs guild={guild} dialog={dialog} onClose={() => list.setDialog(undefined)} />}
      <NoticeBar notice={notices.notice} onClose={notices.close} />
    </nav>
  );
};
