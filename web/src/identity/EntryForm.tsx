import Button from '@mui/material/Button';
import { AtSign, Lock, UserRound } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import type { TextName } from '../languages/translate.ts';
import { LabelledField } from '../shared/LabelledField.tsx';
import { problemText } from '../shared/problemText.ts';
import styles from './EntryForm.module.css';
import { type Entry, type FieldName, fieldsOf } from './enter.ts';
import { PasswordToggle } from './PasswordToggle.tsx';
import { type EntryOptions, useEntry } from './useEntry.ts';
import { useWaiting } from './useWaiting.ts';

const icons: Readonly<Record<FieldName, ReactNode>> = {
  handle: <AtSign size={16} aria-hidden />,
  displayName: <UserRound size={16} aria-hidden />,
  password: <Lock size={16} aria-hidden />,
};

const hints: Readonly<Record<FieldName, 'handleHint' | 'passwordHint' | undefined>> = {
  handle: 'handleHint',
  displayName: undefined,
  password: 'passwordHint',
};

const completions: Readonly<Record<FieldName, (entry: Entry) => string>> = {
  handle: () => 'username',
  displayName: () => 'name',
  password: (entry) => (entry === 'logIn' ? 'current-password' : 'new-password'),
};

const submitTexts = { logIn: 'logIn', register: 'makeAccount', setUp: 'setUp' } as const satisfies Record<Entry, TextName>;

/** The field that a problem is shown under: its own, else the last. */
const placeOf = (field: string | undefined, names: readonly FieldName[]): FieldName | undefined =>
  names.find((name) => name === field) ?? names.at(-1);

/** Log-in, registration or set-up: its fields, what is wrong with them, and the one button. */
export const EntryForm = (options: EntryOptions) => {
  const { entry } = options;
  const say = useText();
  const { fields, change, enter, problem, isEntering } = useEntry(options);
  const waiting = useWaiting(problem);
  const [isPasswordShown, showPassword] = useState(false);
  const names = fieldsOf(entry);
  const broken = problem && placeOf(problem.field, names);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void enter();
  };
  const hintOf = (name: FieldName): string => {
    const hint = entry === 'logIn' ? undefined : hints[name];
    return hint === undefined ? '' : say(hint);
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      {names.map((name) => (
        <LabelledField
          key={name}
          name={name}
          label={say(name)}
          value={fields[name]}
          onChange={(value) => change(name, value)}
          type={name === 'password' && !isPasswordShown ? 'password' : 'text'}
          autoComplete={completions[name](entry)}
          autoFocus={name === names[0]}
          startAdornment={<span className={styles['icon']}>{icons[name]}</span>}
          endAdornment={name === 'password' && <PasswordToggle isShown={isPasswordShown} onToggle={showPassword} />}
          hint={hintOf(name)}
          problem={problem && broken === name ? problemText(problem, say) : undefined}
        />
      ))}
      <Button type="submit" variant="contained" size="large" fullWidth loading={isEntering} disabled={waiting > 0}>
        {waiting > 0 ? say('againIn', { wait: say('seconds', { count: waiting }) }) : say(submitTexts[entry])}
      </Button>
    </form>
  );
};
