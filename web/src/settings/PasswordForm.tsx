import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import { useText } from '../languages/LanguageProvider.tsx';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { LabelledField } from '../shared/LabelledField.tsx';
import type { Problem } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import { ChangePasswordDocument } from './changePassword.generated.ts';
import styles from './page.module.css';
import { useDoing } from './useDoing.ts';

/** Which of the two fields a refusal is about. */
const isOfCurrent = ({ code, field }: Problem): boolean => code === 'WRONG_CREDENTIALS' || field === 'currentPassword';

/** Another password. Every other session ends with the old one. */
export const PasswordForm = () => {
  const say = useText();
  const client = useClient();
  const { isBusy, problem, run, clear } = useDoing();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isChanged, setChanged] = useState(false);
  const write = (set: (value: string) => void) => (value: string) => {
    clear();
    setChanged(false);
    set(value);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { commandId: newCommandId(), currentPassword: current, newPassword: next };
    if (!(await run(async () => void (await act(client, ChangePasswordDocument, { input }))))) return;
    setCurrent('');
    setNext('');
    setChanged(true);
  };
  const text = problem && problemText(problem, say);
  const isCurrentWrong = problem !== undefined && isOfCurrent(problem);
  return (
    <section className={styles['section']}>
      <h2>{say('changePassword')}</h2>
      <form className={styles['form']} onSubmit={(event) => void save(event)} noValidate>
        <LabelledField
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          label={say('currentPassword')}
          value={current}
          onChange={write(setCurrent)}
          problem={isCurrentWrong ? (problem.code === 'WRONG_CREDENTIALS' ? say('wrongPassword') : text) : undefined}
        />
        <LabelledField
          name="newPassword"
          type="password"
          autoComplete="new-password"
          label={say('newPassword')}
          value={next}
          onChange={write(setNext)}
          hint={isChanged ? say('passwordChanged') : `${say('passwordHint')} · ${say('passwordChangeHint')}`}
          problem={isCurrentWrong ? undefined : text}
        />
        <div className={styles['actions']}>
          <Button type="submit" variant="outlined" loading={isBusy} disabled={current === '' || next === ''}>
            {say('changePassword')}
          </Button>
        </div>
      </form>
    </section>
  );
};
