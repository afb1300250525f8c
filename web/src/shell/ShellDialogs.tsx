import { useLocation } from 'wouter';
import type { GuildDialogName } from '../channels/index.ts';
import { type Guild, useGuildCommands } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { NameDialog } from '../shared/NameDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { InvitesDialog } from './InvitesDialog.tsx';
import { LeaveGuildDialog } from './LeaveGuildDialog.tsx';

export type DialogName = GuildDialogName | 'createGuild';

interface DialogProps {
  readonly onClose: () => void;
}

const CreateGuild = ({ onClose }: DialogProps) => {
  const say = useText();
  const { createGuild } = useGuildCommands();
  const [, navigate] = useLocation();
  const create = async (name: string): Promise<void> => navigate(`/guilds/${await createGuild(name)}`);
  const title = say('createGuild');
  return <NameDialog title={title} label={say('guildName')} submit={title} onSubmit={create} onClose={onClose} />;
};

const RenameGuild = ({ guild, onClose }: DialogProps & { readonly guild: Guild }) => {
  const say = useText();
  const { renameGuild } = useGuildCommands();
  return (
    <NameDialog
      title={say('renameGuild')}
      label={say('guildName')}
      submit={say('save')}
      initial={guild.name ?? ''}
      onSubmit={(name) => renameGuild(guild.id, name)}
      onClose={onClose}
    />
  );
};

interface ShellDialogsProps extends DialogProps {
  readonly open: DialogName;
  readonly guild: Guild | undefined;
}

/** The dialog that is open. */
export const ShellDialogs = ({ open, guild, onClose }: ShellDialogsProps) => {
  if (open === 'createGuild') return <CreateGuild onClose={onClose} />;
  if (guild === undefined) return null;
  switch (open) {
    case 'invite':
      return <InviteDialog guildId={guild.id} onClose={onClose} />;
    case 'invites':
      return <InvitesDialog guildId={guild.id} onClose={onClose} />;
    case 'renameGuild':
      return <RenameGuild guild={guild} onClose={onClose} />;
    case 'leaveGuild':
      return <LeaveGuildDialog guild={guild} onClose={onClose} />;
  }
};
