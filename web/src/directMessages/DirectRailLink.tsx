import Tooltip from '@mui/material/Tooltip';
import { MessageCircle } from 'lucide-react';
import { Link } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import { useDirectUnread } from './DirectProvider.tsx';
import styles from './DirectRailLink.module.css';

/** The way to direct messages, above the guilds, and how many of them are unread. */
export const DirectRailLink = ({ isOpen }: { readonly isOpen: boolean }) => {
  const say = useText();
  const unread = useDirectUnread();
  return (
    <>
      <Tooltip title={say('directMessages')} placement="right">
        <Link
          href="/direct"
          className={styles['tile']}
          aria-label={unread > 0 ? say('directUnread', { count: unread }) : say('directMessages')}
          aria-current={isOpen ? 'page' : undefined}
        >
          <MessageCircle size={22} aria-hidden />
          {unread > 0 && <span className={styles['badge']}>{unread > 99 ? '99+' : unread}</span>}
        </Link>
      </Tooltip>
      <span className={styles['rule']} />
    </>
  );
};
