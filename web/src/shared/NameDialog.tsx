import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { FormDialog } from './FormDialog.tsx';
import { LabelledField } from './LabelledField.tsx';
import { problemText } from './problemText.ts';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  /** The name that it has. */
  readonly initial?: string;
  /** Rejects with what `problemOf` understands: it is shown, and the dialog stays. */
  readonly onSubmit: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for one name. */
export const NameDialog = ({ title, label, submit, initial = '', onSubmit, onClose }: NameDialogProps) => {
  const say = useText();
  const [name, setName] = useState(initial);
  const canSubmit = name.trim() !== '' && name !== initial;
  return (
    <FormDialog title={title} submit={submit} canSubmit={canSubmit} onSubmit={() => onSubmit(name)} onClose={onClose}>
      {(problem) => (
        <LabelledField
          name="name"
          label={label}
          value={name}
          onChange={setName}
          autoFocus
          problem={problem && problemText(problem, say)}
        />
      )}
    </FormDialog>
  );
};
