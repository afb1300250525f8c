import { useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useDirectCommands } from './useDirectCommands.ts';

interface BlockDialogProps {
  readonly userId: string;
  readonly onClose: () => void;
}

/** Asks once before somebody is blocked, and says what that does. */
export const BlockDialog = ({ userId, onClose }: BlockDialogProps) => {
  const say = useText();
  const person = usePersonName(userId);
  const { block } = useDirectCommands();
  return (
    <ConfirmDialog
      title={say('blockTitle', { person })}
      consequence={say('blockText')}
      submit={say('blockPerson', { person })}
      onSubmit={() => block(userId)}
      onClose={onClose}
    />
  );
};
