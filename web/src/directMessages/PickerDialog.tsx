import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

interface PickerDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly submit: string;
  readonly most: number;
  readonly withoutIds?: readonly string[];
  /** Rejects with what `problemOf` understands: it is shown, and the dialog stays. */
  readonly onSubmit: (userIds: readonly string[]) => Promise<void>;
  readonly onClose: () => void;
}

/** Chooses people, and does something with them. */
export const PickerDialog = ({ title, hint, submit, most, withoutIds = [], onSubmit, onClose }: PickerDialogProps) => {
  const say = useText();
  const id = useId();
  const [chosenIds, choose] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const finish = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await onSubmit(chosenIds);
      onClose();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <form onSubmit={(event) => void finish(event)} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <PeoplePicker chosenIds={chosenIds} onChange={choose} withoutIds={withoutIds} most={most} hint={hint} />
          {problem !== undefined && <p role="alert">{problemText(problem, say)}</p>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" variant="contained" loading={isBusy} disabled={chosenIds.length === 0}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
