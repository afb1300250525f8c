import Drawer from '@mui/material/Drawer';
import { MemberList } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './Members.module.css';

interface MembersDrawerProps {
  readonly guildId: string;
  readonly onMessage: (userId: string) => void;
  readonly onClose: () => void;
}

/** The members over the conversation. */
export const MembersDrawer = ({ guildId, onMessage, onClose }: MembersDrawerProps) => {
  const say = useText();
  return (
    <Drawer open anchor="right" onClose={onClose} slotProps={{ paper: { className: styles['page'] ?? '' } }}>
      <aside className={styles['over']} aria-label={say('memberList')}>
        <MemberList key={guildId} guildId={guildId} onMessage={onMessage} onClose={onClose} />
      </aside>
    </Drawer>
  );
};
