import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { problemText } from '../shared/problemText.ts';
import styles from './PeoplePicker.module.css';
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
export const PickerDialog = ({ onSubmit, onClose, title, submit, ...picker }: PickerDialogProps) => {
  const say = useText();
  const [chosenIds, choose] = useState<readonly string[]>([]);
  return (
    <FormDialog
      title={title}
      submit={submit}
      canSubmit={chosenIds.length > 0}
      onSubmit={() => onSubmit(chosenIds)}
      onClose={onClose}
    >
      {(problem) => (
        <>
          <PeoplePicker {...picker} chosenIds={chosenIds} onChange={choose} />
          <p className={styles['problem']} role={problem && 'alert'}>
            {problem && problemText(problem, say)}
          </p>
        </>
      )}
    </FormDialog>
  );
};
