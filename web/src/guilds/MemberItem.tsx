import { Crown } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { PresenceMark } from '../presence/index.ts';
import styles from './MemberList.module.css';
import type { MemberSeen } from './memberState.ts';

interface MemberItemProps {
  readonly member: MemberSeen;
  readonly isOwner: boolean;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  readonly onOpen: (userId: string, at: Element) => void;
}

/** Somebody in the list of members, who opens their card. */
export const MemberItem = memo(({ member, isOwner, top, height, onOpen }: MemberItemProps) => {
  const say = useText();
  const name = member.name ?? say('erasedPerson');
  const open = ({ currentTarget }: MouseEvent): void => onOpen(member.userId, currentTarget);
  return (
    <li className={styles['row']} style={{ height, transform: `translateY(${top}px)` }} data-presence={member.presence}>
      <button type="button" className={styles['member']} onClick={open} aria-haspopup="dialog">
        <Avatar id={member.userId} name={name} size={32} />
        <span className={styles['name']}>{name}</span>
        {isOwner && <Crown size={14} className={styles['owner']} role="img" aria-label={say('owner')} />}
      </button>
      <span className={styles['corner']}>
        <PresenceMark presence={member.presence} />
      </span>
    </li>
  );
});
