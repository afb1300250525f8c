import { useLocation } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useDirectCommands } from './useDirectCommands.ts';

interface LeaveDialogProps {
  readonly conversationId: string;
  readonly onClose: () => void;
}

/** Whoever leaves a group loses what was said there: it asks once. */
export const LeaveDialog = ({ conversationId, onClose }: LeaveDialogProps) => {
  const say = useText();
  const { leave } = useDirectCommands();
  const [, navigate] = useLocation();
  return (
    <ConfirmDialog
      title={say('leaveGroupTitle')}
      consequence={say('leaveGroupText')}
      submit={say('leaveGroup')}
      onSubmit={async () => {
        await leave(conversationId);
        navigate('/direct', { replace: true });
      }}
      onClose={onClose}
    />
  );
};
