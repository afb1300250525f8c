import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { type FormEvent, useId } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './DayJump.module.css';
import { dayBefore, dayOf } from './days.ts';

interface DayJumpProps {
  /** What it opens beside. */
  readonly anchor: HTMLElement;
  /** The day that is seen. */
  readonly day: string | undefined;
  /** With a day such as `2026-11-23`. */
  readonly onDay: (day: string) => void;
  readonly onBeginning: () => void;
  readonly onClose: () => void;
}

/** Asks for a day to go to. */
export const DayJump = ({ anchor, day, onDay, onBeginning, onClose }: DayJumpProps) => {
  const say = useText();
  const title = useId();
  const today = dayOf(new Date(performance.timeOrigin + performance.now()));
  const go = (chosen: string): void => {
    onClose();
    if (chosen !== '') onDay(chosen);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    go(String(new FormData(event.currentTarget).get('day') ?? ''));
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': title } }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <h2 id={title}>{say('jumpToDate')}</h2>
        <input type="date" name="day" aria-labelledby={title} defaultValue={day ?? today} max={today} required />
        <Button type="submit" variant="contained">
          {say('jumpToDay')}
        </Button>
        <div className={styles['ways']}>
          <Button size="small" variant="outlined" onClick={() => go(dayBefore(today, 7))}>
            {say('jumpWeekAgo')}
          </Button>
          <Button size="small" variant="outlined" onClick={() => go(dayBefore(today, 30))}>
            {say('jumpMonthAgo')}
          </Button>
          <Button
            size="small"
            variant="outlined"
            onClick={() => {
              onClose();
              onBeginning();
            }}
          >
            {say('jumpToBeginning')}
          </Button>
        </div>
      </form>
    </Popover>
  );
};
