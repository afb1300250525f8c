import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Drawer from '@mui/material/Drawer';
import FormControlLabel from '@mui/material/FormControlLabel';
import Popover from '@mui/material/Popover';
import useMediaQuery from '@mui/material/useMediaQuery';
import { MessageCircle } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { Avatar } from '../people/Avatar.tsx';
import { usePersonActions } from '../people/PersonActions.ts';
import { PresenceMark } from '../presence/index.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import type { Guild, Role } from './guildState.ts';
import type { MemberSeen } from './memberState.ts';
import styles from './PersonCard.module.css';
import { allowsAll } from './standing.ts';
import { useGuildCommands } from './useGuildCommands.ts';
import { usePermissions } from './usePermissions.ts';

interface MemberProps {
  readonly guild: Guild;
  readonly member: MemberSeen;
  /** Whether they are in the guild still. */
  readonly isMember?: boolean;
}

/** The roles that somebody holds, and for whoever may give roles those that they could hold. */
const Roles = ({ guild, member }: MemberProps) => {
  const say = useText();
  const { may, mask } = usePermissions(guild.id);
  const { grantRole, revokeRole } = useGuildCommands();
  const [problem, setProblem] = useState<Problem>();
  const canGive = ({ permissions }: Role): boolean => may('MANAGE_ROLES') && allowsAll(mask, permissions);
  const shown = guild.roles.filter((role) => member.roleIds.includes(role.id) || canGive(role));
  const change = (roleId: string, isHeld: boolean): void => {
    const run = isHeld ? revokeRole : grantRole;
    run({ guildId: guild.id, userId: member.userId, roleId }).then(
      () => setProblem(undefined),
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  return (
    <section>
      <h3 className={styles['title']}>{say('roles')}</h3>
      {shown.length === 0 && <p className={styles['none']}>{say('noRoles')}</p>}
      {shown.map((role) => {
        const isHeld = member.roleIds.includes(role.id);
        const name = role.name ?? say('erasedName');
        if (!canGive(role)) {
          return (
            <span key={role.id} className={styles['role']}>
              {name}
            </span>
          );
        }
        const box = <Checkbox size="small" checked={isHeld} onChange={() => change(role.id, isHeld)} />;
        return <FormControlLabel key={role.id} className={styles['choice'] ?? ''} control={box} label={name} />;
      })}
      {problem !== undefined && (
        <p role="alert" className={styles['problem']}>
          {problemText(problem, say)}
        </p>
      )}
    </section>
  );
};

interface CardProps extends MemberProps {
  readonly titleId: string;
  readonly onMessage: ((userId: string) => void) | undefined;
}

const Card = ({ guild, member, isMember = true, titleId, onMessage }: CardProps) => {
  const say = useText();
  const viewerId = useViewerId();
  const name = member.name ?? say('erasedPerson');
  return (
    <div className={styles['card']}>
      <div className={styles['head']}>
        <span className={styles['avatar']}>
          <Avatar id={member.userId} name={name} size={56} />
          <PresenceMark presence={member.presence} />
        </span>
        <div className={styles['names']}>
          <h2 id={titleId} className={styles['name']}>
            {name}
          </h2>
          {member.handle !== null && <span className={styles['handle']}>@{member.handle}</span>}
          <span className={styles['handle']}>
            {say(member.presence)}
            {member.userId === guild.ownerId && ` · ${say('owner')}`}
          </span>
        </div>
      </div>
      {isMember ? <Roles guild={guild} member={member} /> : <p className={styles['none']}>{say('notInGuild')}</p>}
      {onMessage !== undefined && member.userId !== viewerId && (
        <Button
          variant="contained"
          fullWidth
          startIcon={<MessageCircle size={18} aria-hidden />}
          onClick={() => onMessage(member.userId)}
        >
          {say('sendMessageTo')}
        </Button>
      )}
      {usePersonActions()(member.userId)}
    </div>
  );
};

interface PersonCardProps extends MemberProps {
  readonly at: Element;
  readonly onMessage: ((userId: string) => void) | undefined;
  readonly onClose: () => void;
  /** On which side of the name; on the left where absent. */
  readonly side?: 'left' | 'right';
}

/** Who a member is: beside their name, on phones a sheet from below. */
export const PersonCard = ({ at, onMessage, onClose, side = 'left', ...member }: PersonCardProps) => {
  const titleId = useId();
  const isPhone = useMediaQuery('(max-width: 699px)');
  const message =
    onMessage &&
    ((userId: string): void => {
      onClose();
      onMessage(userId);
    });
  const card: ReactNode = <Card {...member} titleId={titleId} onMessage={message} />;
  const paper = { role: 'dialog', 'aria-labelledby': titleId };
  if (isPhone) {
    return (
      <Drawer open anchor="bottom" onClose={onClose} slotProps={{ paper: { ...paper, className: styles['sheet'] ?? '' } }}>
        {card}
      </Drawer>
    );
  }
  return (
    <Popover
      open
      anchorEl={at}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: side }}
      transformOrigin={{ vertical: 'top', horizontal: side === 'left' ? 'right' : 'left' }}
      slotProps={{ paper: { ...paper, className: styles['popover'] ?? '' } }}
    >
      {card}
    </Popover>
  );
};
