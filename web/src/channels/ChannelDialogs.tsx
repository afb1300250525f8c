import type { Guild } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { NameDialog } from '../shared/NameDialog.tsx';
import { ArchivedChannels } from './ArchivedChannels.tsx';
import { CreateChannelDialog } from './CreateChannelDialog.tsx';
import type { ChannelDialog } from './channelDialog.ts';
import { EditChannelDialog } from './EditChannelDialog.tsx';
import { useChannelCommands } from './useChannelCommands.ts';

interface OneProps {
  readonly guild: Guild;
  readonly id: string;
  readonly onClose: () => void;
}

const DeleteChannel = ({ guild, id, onClose }: OneProps) => {
  const say = useText();
  const { remove } = useChannelCommands(guild.id);
  const name = guild.channels.find((channel) => channel.id === id)?.name ?? say('erasedName');
  return (
    <ConfirmDialog
      title={say('deleteChannelTitle', { name })}
      consequence={say('deleteChannelConsequence')}
      submit={say('deleteChannel')}
      onSubmit={() => remove(id)}
      onClose={onClose}
    />
  );
};

const DeleteCategory = ({ guild, id, onClose }: OneProps) => {
  const say = useText();
  const { removeCategory } = useChannelCommands(guild.id);
  const name = guild.categories.find((category) => category.id === id)?.name ?? say('erasedName');
  return (
    <ConfirmDialog
      title={say('deleteCategoryTitle', { name })}
      consequence={say('deleteCategoryConsequence')}
      submit={say('deleteCategory')}
      onSubmit={() => removeCategory(id)}
      onClose={onClose}
    />
  );
};

const RenameCategory = ({ guild, id, onClose }: OneProps) => {
  const say = useText();
  const { renameCategory } = useChannelCommands(guild.id);
  return (
    <NameDialog
      title={say('renameCategory')}
      label={say('categoryName')}
      submit={say('save')}
      initial={guild.categories.find((category) => category.id === id)?.name ?? ''}
      onSubmit={(name) => renameCategory(id, name)}
      onClose={onClose}
    />
  );
};

const CreateCategory = ({ guild, onClose }: Omit<OneProps, 'id'>) => {
  const say = useText();
  const { createCategory } = useChannelCommands(guild.id);
  const title = say('createCategory');
  return <NameDialog title={title} label={say('categoryName')} submit={title} onSubmit={createCategory} onClose={onClose} />;
};

interface ChannelDialogsProps {
  readonly guild: Guild;
  readonly dialog: ChannelDialog;
  readonly onClose: () => void;
}

/** The dialog about channels or categories that is open. */
export const ChannelDialogs = ({ guild, dialog, onClose }: ChannelDialogsProps) => {
  switch (dialog.kind) {
    case 'createChannel':
      return <CreateChannelDialog guild={guild} categoryId={dialog.categoryId} onClose={onClose} />;
    case 'editChannel':
      return <EditChannelDialog guild={guild} id={dialog.id} onClose={onClose} />;
    case 'deleteChannel':
      return <DeleteChannel guild={guild} id={dialog.id} onClose={onClose} />;
    case 'createCategory':
      return <CreateCategory guild={guild} onClose={onClose} />;
    case 'renameCategory':
      return <RenameCategory guild={guild} id={dialog.id} onClose={onClose} />;
    case 'deleteCategory':
      return <DeleteCategory guild={guild} id={dialog.id} onClose={onClose} />;
    case 'archived':
      return <ArchivedChannels guild={guild} onClose={onClose} />;
  }
};
