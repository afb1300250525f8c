import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** What it does, on the button. */
  readonly submit: string;
  /** Rejects with what `problemOf` understands: it is shown, and the dialog stays. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks once before something that has no undo. */
export const ConfirmDialog = ({ title, text, submit, onSubmit, onClose }: ConfirmDialogProps) => {
  const say = useText();
  const id = useId();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const finish = async (): Promise<void> => {
    setBusy(true);
    try {
      await onSubmit();
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <DialogTitle id={`${id}-title`} sx={{ overflowWrap: 'anywhere' }}>
        {title}
      </DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`}>{text}</DialogContentText>
        {problem !== undefined && <p role="alert">{problemText(problem, say)}</p>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" color="error" loading={isBusy} onClick={() => void finish()}>
          {submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
