import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useLocation } from 'wouter';
import { type Guild, useGuildCommands } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { useViewerId } from '../session/SessionProvider.tsx';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';

interface LeaveGuildDialogProps {
  readonly guild: Guild;
  readonly onClose: () => void;
}

/** Asks once before the viewer leaves a guild; its owner is told why they cannot. */
export const LeaveGuildDialog = ({ guild, onClose }: LeaveGuildDialogProps) => {
  const say = useText();
  const userId = useViewerId();
  const { leave } = useGuildCommands();
  const [, navigate] = useLocation();
  const name = guild.name ?? say('erasedName');
  const goAway = async (): Promise<void> => {
    await leave(guild.id);
    navigate('/', { replace: true });
  };
  if (guild.ownerId !== userId) {
    return (
      <ConfirmDialog
        title={say('leaveGuildTitle', { guild: name })}
        consequence={say('leaveGuildConsequence')}
        submit={say('leaveGuild')}
        onSubmit={goAway}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{say('leaveGuild')}</DialogTitle>
      <DialogContent>{say('ownerCannotLeave', { guild: name })}</DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {say('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
