import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import styles from './LabelledSelect.module.css';

interface LabelledSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several, under its label: the system's own list, which every device knows how to show. */
export const LabelledSelect = ({ label, value, options, onChange }: LabelledSelectProps) => {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <span className={styles['box']}>
        <select id={id} className={styles['select']} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown size={16} aria-hidden />
      </span>
    </div>
  );
};
