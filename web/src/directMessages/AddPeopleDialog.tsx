import { useText } from '../languages/LanguageProvider.tsx';
import type { DirectConversation } from './directState.ts';
import { PickerDialog } from './PickerDialog.tsx';
import { useDirectCommands } from './useDirectCommands.ts';

/** A group has no more. */
const mostPeople = 10;

interface AddPeopleDialogProps {
  readonly conversation: DirectConversation;
  readonly onClose: () => void;
}

/** Brings people into a group. */
export const AddPeopleDialog = ({ conversation, onClose }: AddPeopleDialogProps) => {
  const say = useText();
  const { add } = useDirectCommands();
  const { id, participantIds } = conversation;
  const left = mostPeople - participantIds.length;
  return (
    <PickerDialog
      title={say('addPeople')}
      hint={left > 0 ? say('addPeopleHint', { count: left }) : say('groupFull')}
      submit={say('add')}
      most={left}
      withoutIds={participantIds}
      onSubmit={async (userIds) => {
        for (const userId of userIds) await add(id, userId);
      }}
      onClose={onClose}
    />
  );
};
