import { Users } from 'lucide-react';
import { PersonAvatar } from '../presence/index.ts';
import styles from './ConversationAvatar.module.css';
import type { DirectConversation } from './directState.ts';
import { usePartnerIds } from './useConversationName.ts';

interface ConversationAvatarProps {
  readonly conversation: DirectConversation;
  readonly name: string;
  /** Pixels. */
  readonly size: number;
}

/** With whom one talks, and whether they are there; of a group its sign. */
export const ConversationAvatar = ({ conversation, name, size }: ConversationAvatarProps) => {
  const [partnerId] = usePartnerIds(conversation);
  if (conversation.kind === 'PAIR' && partnerId !== undefined) return <PersonAvatar id={partnerId} name={name} size={size} />;
  return (
    <span className={styles['group']} style={{ width: size, height: size }} aria-hidden>
      <Users size={Math.round(size * 0.56)} />
    </span>
  );
};
