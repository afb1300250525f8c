import IconButton from '@mui/material/IconButton';
import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { beginningOf } from './days.ts';
import { useMessages } from './MessagesProvider.tsx';
import styles from './ToolButton.module.css';

const DayJump = late(async () => (await import('./DayJump.tsx')).DayJump);

/** Asks for a day of the channel to go to. */
export const DayButton = () => {
  const say = useText();
  const { jumps } = useMessages().timeline;
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <IconButton
        className={styles['button'] ?? ''}
        aria-label={say('jumpToDate')}
        title={say('jumpToDate')}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <CalendarDays size={20} aria-hidden />
      </IconButton>
      {anchor !== undefined && (
        <DayJump
          anchor={anchor}
          day={undefined}
          onDay={(day) => void jumps.toMoment(beginningOf(day))}
          onBeginning={() => void jumps.toSeq(1)}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
};
