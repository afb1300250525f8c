import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Shell.module.css';

interface NoGuildProps {
  readonly menu: ReactNode;
  readonly onCreate: () => void;
}

/** For whoever is in no guild yet: what to do next. */
export const NoGuild = ({ menu, onCreate }: NoGuildProps) => {
  const say = useText();
  return (
    <main className={styles['main']}>
      {menu && <header className={styles['header']}>{menu}</header>}
      <div className={styles['nothing']}>
        <h1>{say('noGuild')}</h1>
        <p>{say('noGuildHint')}</p>
        <Button variant="contained" size="large" onClick={onCreate}>
          {say('createGuild')}
        </Button>
      </div>
    </main>
  );
};

/** A guild without a channel that the viewer sees. */
export const NoChannel = ({ guildName, menu }: { readonly guildName: string; readonly menu: ReactNode }) => {
  const say = useText();
  return (
    <main className={styles['main']}>
      {menu && <header className={styles['header']}>{menu}</header>}
      <div className={styles['nothing']}>
        <h1>{guildName}</h1>
        <p>{say('noChannels')}</p>
      </div>
    </main>
  );
};
