import { usePersonName } from '../people/usePerson.ts';
import type { Guild } from './guildState.ts';
import type { MemberSeen } from './memberState.ts';
import { PersonCard } from './PersonCard.tsx';
import { useMember } from './useMember.ts';

interface MemberCardProps {
  readonly guild: Guild;
  readonly userId: string;
  readonly at: Element;
  readonly onMessage: (userId: string) => void;
  readonly onClose: () => void;
}

/** The card of whoever is named anywhere, also of somebody who has left. */
export const MemberCard = ({ guild, userId, ...card }: MemberCardProps) => {
  const member = useMember(guild.id, userId);
  const name = usePersonName(userId);
  if (member === undefined) return null;
  const stranger: MemberSeen = { userId, name, handle: null, presence: 'UNKNOWN', roleIds: [] };
  return <PersonCard guild={guild} member={member ?? stranger} isMember={member !== null} side="right" {...card} />;
};
