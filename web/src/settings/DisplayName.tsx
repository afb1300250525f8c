import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import type { Viewer } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { LabelledField } from '../shared/LabelledField.tsx';
import { problemText } from '../shared/problemText.ts';
import styles from './page.module.css';
import { useDoing } from './useDoing.ts';
import { useProfileCommands } from './useProfileCommands.ts';

/** The name that others see. */
export const DisplayName = ({ viewer }: { readonly viewer: Viewer }) => {
  const say = useText();
  const { changeDisplayName } = useProfileCommands();
  const { isBusy, problem, run, clear } = useDoing();
  const before = viewer.displayName ?? '';
  const [name, setName] = useState(before);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => changeDisplayName(viewer, name));
  };
  const write = (value: string): void => {
    clear();
    setName(value);
  };
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <LabelledField
        name="displayName"
        label={say('displayName')}
        value={name}
        onChange={write}
        autoComplete="name"
        hint={say('profileHint')}
        problem={problem && problemText(problem, say)}
      />
      <div className={styles['actions']}>
        <Button type="submit" variant="contained" loading={isBusy} disabled={name.trim() === '' || name === before}>
          {say('save')}
        </Button>
      </div>
    </form>
  );
};
