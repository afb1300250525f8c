import { useState } from 'react';
import type { Channel, Guild } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { type ChannelDraft, ChannelFields } from './ChannelFields.tsx';
import { type ChannelCommands, useChannelCommands } from './useChannelCommands.ts';

const draftOf = (channel: Channel | undefined): ChannelDraft => ({
  name: channel?.name ?? '',
  topic: channel?.topic ?? '',
  categoryId: channel?.categoryId ?? '',
});

/** What the form started with is compared, so that nothing that somebody else changed meanwhile is changed back. */
const save = async (commands: ChannelCommands, id: string, from: ChannelDraft, to: ChannelDraft): Promise<void> => {
  if (to.name !== from.name) await commands.rename(id, to.name);
  if (to.topic !== from.topic) await commands.changeTopic(id, to.topic);
  if (to.categoryId !== from.categoryId) await commands.moveUnder(id, to.categoryId === '' ? null : to.categoryId);
};

interface EditChannelDialogProps {
  readonly guild: Guild;
  readonly id: string;
  readonly onClose: () => void;
}

/** Name, topic and category of a channel. */
export const EditChannelDialog = ({ guild, id, onClose }: EditChannelDialogProps) => {
  const say = useText();
  const commands = useChannelCommands(guild.id);
  const [from] = useState(() => draftOf(guild.channels.find((channel) => channel.id === id)));
  const [draft, setDraft] = useState(from);
  return (
    <FormDialog
      title={say('editChannel')}
      submit={say('save')}
      canSubmit={draft.name.trim() !== ''}
      onSubmit={() => save(commands, id, from, draft)}
      onClose={onClose}
    >
      {(problem) => <ChannelFields guild={guild} draft={draft} onChange={setDraft} problem={problem} />}
    </FormDialog>
  );
};
