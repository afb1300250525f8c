import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { type Problem, problemOf } from './problem.ts';

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  /** What is submitted destroys something. */
  readonly isDanger?: boolean;
  readonly canSubmit?: boolean;
  /** Rejects with what `problemOf` understands: it is shown, and the dialog stays. */
  readonly onSubmit: () => Promise<unknown>;
  readonly onClose: () => void;
  /** Its fields, given what was wrong with them. */
  readonly children: (problem: Problem | undefined) => ReactNode;
}

/** A dialog that does one thing, or says why it could not. */
export const FormDialog = (props: FormDialogProps) => {
  const { title, submit, isDanger = false, canSubmit = true, onSubmit, onClose, children } = props;
  const say = useText();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const finish = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
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
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <form onSubmit={(event) => void finish(event)} noValidate>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>{children(problem)}</DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" variant="contained" color={isDanger ? 'error' : 'primary'} loading={isBusy} disabled={!canSubmit}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
