import { useLocation } from 'wouter';
import { useGuildCommands } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { NameDialog } from './NameDialog.tsx';

export type DialogName = 'createGuild' | 'createChannel' | 'invite';

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

const CreateChannel = ({ guildId, onClose }: DialogProps & { readonly guildId: string }) => {
  const say = useText();
  const { createChannel } = useGuildCommands();
  const [, navigate] = useLocation();
  const create = async (name: string): Promise<void> => {
    const channelId = await createChannel(guildId, name);
    if (channelId !== undefined) navigate(`/guilds/${guildId}/${channelId}`);
  };
  const title = say('createChannel');
  return <NameDialog title={title} label={say('channelName')} submit={title} onSubmit={create} onClose={onClose} />;
};

interface ShellDialogsProps extends DialogProps {
  readonly open: DialogName | undefined;
  readonly guildId: string | undefined;
}

/** The dialog that is open, if one is. */
export const ShellDialogs = ({ open, guildId, onClose }: ShellDialogsProps) => {
  if (open === 'createGuild') return <CreateGuild onClose={onClose} />;
  if (guildId === undefined) return null;
  if (open === 'createChannel') return <CreateChannel guildId={guildId} onClose={onClose} />;
  return open === 'invite' ? <InviteDialog guildId={guildId} onClose={onClose} /> : null;
};
