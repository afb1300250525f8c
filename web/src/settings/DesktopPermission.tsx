import Button from '@mui/material/Button';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import type { TextName } from '../languages/translate.ts';
import styles from './page.module.css';

type Permission = NotificationPermission | 'missing';

const texts = {
  default: 'desktopDefault',
  granted: 'desktopGranted',
  denied: 'desktopDenied',
  missing: 'desktopMissing',
} as const satisfies Readonly<Record<Permission, TextName>>;

const permissionNow = (): Permission => ('Notification' in window ? Notification.permission : 'missing');

/** Whether this browser lets the page show notifications. It is asked by a click only. */
export const DesktopPermission = () => {
  const say = useText();
  const [permission, setPermission] = useState(permissionNow);
  const ask = async (): Promise<void> => setPermission(await Notification.requestPermission());
  return (
    <div className={styles['actions']}>
      <p className={styles['hint']} role="status">
        <strong>{say('desktopNotifications')}</strong>
        <br />
        {say(texts[permission])}
      </p>
      {permission === 'default' && (
        <Button variant="outlined" onClick={() => void ask()}>
          {say('desktopAsk')}
        </Button>
      )}
    </div>
  );
};
