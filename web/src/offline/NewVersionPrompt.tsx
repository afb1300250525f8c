import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Snackbar from '@mui/material/Snackbar';
import { X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import styles from './NewVersionPrompt.module.css';
import { NewVersion } from './newVersion.ts';

/** The server is asked for another version so often, in milliseconds. */
const lookEvery = 3_600_000;

/** Without a server or a permission there is no other version to be told of. */
const ignored = (): undefined => undefined;

/** Keeps the client's files for a start without a network, and offers another version once it is there. */
export const NewVersionPrompt = () => {
  const say = useText();
  const version = useMemo(() => new NewVersion(), []);
  const isReady = useObservable(version.isReady);
  useEffect(() => {
    version.start().catch(ignored);
    const look = (): void => void version.look().catch(ignored);
    const often = setInterval(look, lookEvery);
    window.addEventListener('online', look);
    return () => {
      clearInterval(often);
      window.removeEventListener('online', look);
    };
  }, [version]);
  return (
    <Snackbar
      open={isReady}
      className={styles['prompt'] ?? ''}
      anchorOrigin={{ vertical: 'top', horizontal: 'center' }}
      message={say('newVersion')}
      action={
        <>
          <Button size="small" onClick={() => version.take()}>
            {say('reloadNow')}
          </Button>
          <IconButton size="small" onClick={() => version.putOff()} aria-label={say('close')}>
            <X size={18} aria-hidden />
          </IconButton>
        </>
      }
    />
  );
};
