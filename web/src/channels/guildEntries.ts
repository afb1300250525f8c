import { Archive, FolderPlus, Link, LogOut, type LucideIcon, Pencil, Plus, UserPlus } from 'lucide-react';
import type { Permissions } from '../guilds/index.ts';
import type { ChannelDialog } from './channelDialog.ts';

/** A dialog about the guild as a whole, which its shell opens. */
export type GuildDialogName = 'invite' | 'invites' | 'renameGuild' | 'leaveGuild';

/** Where the entries lead. */
export interface GuildDialogs {
  readonly onGuildDialog: (name: GuildDialogName) => void;
  readonly onDialog: (dialog: ChannelDialog) => void;
}

/** Something that can be done with a guild. */
export interface GuildEntry {
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

/** What the viewer may do with a guild. */
export const guildEntries = ({ may }: Permissions, { onGuildDialog, onDialog }: GuildDialogs): readonly GuildEntry[] => {
  const managesChannels = may('MANAGE_CHANNELS');
  const seesInvites = may('CREATE_INVITE') || may('MANAGE_SERVER');
  const all: readonly GuildEntry[] = [
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
