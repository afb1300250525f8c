import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { LabelledField } from '../shared/LabelledField.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  /** Rejects with what `problemOf` understands: it is shown, and the dialog stays. */
  readonly onSubmit: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for one name. */
export const NameDialog = ({ title, label, submit, onSubmit, onClose }: NameDialogProps) => {
  const say = useText();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const finish = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await onSubmit(name);
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
        <DialogContent>
          <LabelledField
            name="name"
            label={label}
            value={name}
            onChange={setName}
            autoFocus
            problem={problem && problemText(problem, say)}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" variant="contained" loading={isBusy} disabled={name.trim() === ''}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
