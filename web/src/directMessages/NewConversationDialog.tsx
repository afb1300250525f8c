import { useLocation } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { PickerDialog } from './PickerDialog.tsx';
import { useDirectCommands } from './useDirectCommands.ts';

/** A group has ten people, the viewer included. */
const mostOthers = 9;

/** Begins a conversation with one person, or a group. */
export const NewConversationDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useText();
  const { open } = useDirectCommands();
  const [, navigate] = useLocation();
  return (
    <PickerDialog
      title={say('newConversation')}
      hint={say('newConversationHint')}
      submit={say('begin')}
      most={mostOthers}
      onSubmit={async (userIds) => navigate(`/direct/${await open(userIds)}`)}
      onClose={onClose}
    />
  );
};
