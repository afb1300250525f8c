import { useText } from '../languages/LanguageProvider.tsx';
import styles from './ConfirmDialog.module.css';
import { FormDialog } from './FormDialog.tsx';
import { problemText } from './problemText.ts';

interface ConfirmDialogProps {
  readonly title: string;
  /** What it does, and that it cannot be taken back. */
  readonly consequence: string;
  readonly submit: string;
  readonly onSubmit: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once before something that has no undo, and names what it does. */
export const ConfirmDialog = ({ title, consequence, submit, onSubmit, onClose }: ConfirmDialogProps) => {
  const say = useText();
  return (
    <FormDialog title={title} submit={submit} isDanger onSubmit={onSubmit} onClose={onClose}>
      {(problem) => (
        <>
          <p className={styles['consequence']}>{consequence}</p>
          <p className={styles['problem']} role={problem && 'alert'}>
            {problem && problemText(problem, say)}
          </p>
        </>
      )}
    </FormDialog>
  );
};
