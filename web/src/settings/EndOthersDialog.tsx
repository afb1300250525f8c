import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useText } from '../languages/LanguageProvider.tsx';

interface EndOthersDialogProps {
  readonly count: number;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** Asks once: an ended session does not come back. */
export const EndOthersDialog = ({ count, onEnd, onClose }: EndOthersDialogProps) => {
  const say = useText();
  const end = (): void => {
    onEnd();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth>
      <DialogTitle>{say('endOthersQuestion')}</DialogTitle>
      <DialogContent>{say('endOthersHint', { count })}</DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" color="error" onClick={end}>
          {say('endOthers')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
