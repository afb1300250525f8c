import { useId } from 'react';
import styles from './Choices.module.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint: string;
  readonly lang?: string;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

/** One of few, one below the other, each with what it means. */
export const Choices = <Value extends string>(props: ChoicesProps<Value>) => {
  const { label, value, choices, onChange, isDisabled = false } = props;
  const name = useId();
  return (
    <fieldset className={styles['choices']} disabled={isDisabled}>
      <legend className={styles['legend']}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles['choice']} lang={choice.lang}>
          <input
            type="radio"
            name={name}
            aria-label={choice.label}
            aria-describedby={choice.hint === '' ? undefined : `${name}-${choice.value}`}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className={styles['input']}
          />
          <span className={styles['text']}>
            {choice.label}
            {choice.hint !== '' && <small id={`${name}-${choice.value}`}>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
