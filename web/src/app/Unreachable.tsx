import Button from '@mui/material/Button';
import { useText } from '../languages/LanguageProvider.tsx';
import { useSession } from '../session/SessionProvider.tsx';
import { late } from '../shared/late.tsx';
import styles from './App.module.css';

const OfflineRoom = late(async () => (await import('../offline/OfflineRoom.tsx')).OfflineRoom);

/** The server cannot be asked who is there: it is asked again and again, and what was read last can be read meanwhile. */
export const Unreachable = () => {
  const say = useText();
  const { resume } = useSession();
  return (
    <main className={styles['away']}>
      <p role="alert">{say('UNREACHABLE')}</p>
      <Button variant="contained" onClick={resume}>
        {say('retry')}
      </Button>
      <OfflineRoom />
    </main>
  );
};
