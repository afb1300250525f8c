import { useLocation } from 'wouter';
import { MemberList } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { ColumnEdge } from './ColumnEdge.tsx';
import styles from './Members.module.css';
import { useColumn } from './useColumn.ts';

const MembersDrawer = late(async () => (await import('./MembersDrawer.tsx')).MembersDrawer);

const bounds = { usual: 240, least: 180, most: 420 } as const;

interface MembersProps {
  readonly guildId: string;
  readonly isWide: boolean;
  readonly onClose: () => void;
}

/** The members beside the conversation; where there is no room for a column over it, on phones as a whole page. */
export const Members = ({ guildId, isWide, onClose }: MembersProps) => {
  const say = useText();
  const [, navigate] = useLocation();
  const message = (userId: string): void => navigate(`/direct/with/${userId}`);
  const column = useColumn('members', bounds);
  if (isWide) {
    return (
      <aside className={styles['beside']} aria-label={say('memberList')}>
        <ColumnEdge column={column} of="right" label={say('membersWidth')} />
        <div className={styles['column']} style={{ width: column.width }}>
          <MemberList key={guildId} guildId={guildId} onMessage={message} />
        </div>
      </aside>
    );
  }
  return <MembersDrawer guildId={guildId} onMessage={message} onClose={onClose} />;
};
