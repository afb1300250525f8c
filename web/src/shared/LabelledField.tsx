import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './LabelledField.module.css';

interface LabelledFieldProps
  extends Pick<OutlinedInputProps, 'type' | 'autoComplete' | 'autoFocus' | 'startAdornment' | 'endAdornment'> {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with it, in the place of the hint. */
  readonly problem?: string | undefined;
  readonly aside?: ReactNode;
}

/** A field under its label, with a row below it that is there from the start: nothing moves when a problem appears. */
export const LabelledField = (props: LabelledFieldProps) => {
  const { label, hint, problem, aside, onChange, ...input } = props;
  const id = useId();
  const isBroken = problem !== undefined;
  return (
    <FormControl fullWidth error={isBroken}>
      <div className={styles['head']}>
        <label className={styles['label']} htmlFor={id}>
          {label}
        </label>
        {aside}
      </div>
      <OutlinedInput
        {...input}
        id={id}
        inputProps={{ 'aria-describedby': `${id}-below` }}
        onChange={(event) => onChange(event.target.value)}
      />
      <FormHelperText id={`${id}-below`} className={styles['below']} role={isBroken ? 'alert' : undefined}>
        {isBroken && <TriangleAlert size={14} aria-hidden />}
        {problem ?? hint}
      </FormHelperText>
    </FormControl>
  );
};
