import { Avatar } from '../people/Avatar.tsx';
import styles from './PresenceMark.module.css';
import { PresenceMark } from './PresenceMark.tsx';
import { usePresence } from './PresenceProvider.tsx';

interface PersonAvatarProps {
  readonly id: string;
  readonly name: string;
  /** Pixels. */
  readonly size: number;
}

/** Somebody, and whether they are there. */
export const PersonAvatar = ({ id, name, size }: PersonAvatarProps) => (
  <span className={styles['present']}>
    <Avatar id={id} name={name} size={size} />
    <PresenceMark presence={usePresence(id)} />
  </span>
);
