import IconButton from '@mui/material/IconButton';
import { Pin } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { late } from '../../shared/late.tsx';
import styles from '../ToolButton.module.css';

const PinsPanel = late(async () => (await import('./PinsPanel.tsx')).PinsPanel);

/** Opens what is pinned in the channel. */
export const PinsButton = () => {
  const say = useText();
  const [anchor, setAnchor] = useState<Element>();
  return (
    <>
      <IconButton
        className={styles['button'] ?? ''}
        aria-label={say('pins')}
        title={say('pins')}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <Pin size={20} aria-hidden />
      </IconButton>
      {anchor !== undefined && <PinsPanel anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </>
  );
};
