import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type Invite, useInvites, usePermissions } from '../guilds/index.ts';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import { usePersonName } from '../people/usePerson.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { problemText } from '../shared/problemText.ts';
import styles from './InvitesDialog.module.css';

const now = (): number => performance.timeOrigin + performance.now();

const hasEnded = ({ revoked, expiresAt, maxUses, uses }: Invite): boolean =>
  revoked || (expiresAt !== null && new Date(expiresAt).getTime() <= now()) || (maxUses !== null && uses >= maxUses);

const useTermsText = () => {
  const say = useText();
  const { language } = useLanguage();
  const endOf = (invite: Invite): string => {
    if (invite.revoked) return say('inviteRevoked');
    if (hasEnded(invite)) return say('inviteEnded');
    if (invite.expiresAt === null) return say('inviteEndsNever');
    const time = new Date(invite.expiresAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
    return say('inviteEnds', { time });
  };
  return (invite: Invite): string => {
    const { uses, maxUses } = invite;
    const used = maxUses === null ? say('inviteUsed', { count: uses }) : say('inviteUsedOf', { uses, most: maxUses });
    return `${used} · ${endOf(invite)}`;
  };
};

interface InviteLineProps {
  readonly invite: Invite;
  readonly canRevoke: boolean;
  readonly onRevoke: () => void;
}

const InviteLine = ({ invite, canRevoke, onRevoke }: InviteLineProps) => {
  const say = useText();
  const termsText = useTermsText();
  const inviter = usePersonName(invite.inviterId);
  return (
    <li className={styles['invite']} data-ended={hasEnded(invite)}>
      <span className={styles['about']}>
        <code>{invite.code}</code> · {inviter}
        <small>{termsText(invite)}</small>
      </span>
      {canRevoke && !hasEnded(invite) && (
        <Button size="small" variant="outlined" onClick={onRevoke} aria-label={say('revokeInviteNamed', { code: invite.code })}>
          {say('revokeInvite')}
        </Button>
      )}
    </li>
  );
};

interface InvitesDialogProps {
  readonly guildId: string;
  readonly onClose: () => void;
}

/** All invites of a guild, how often they were used and when they end. */
export const InvitesDialog = ({ guildId, onClose }: InvitesDialogProps) => {
  const say = useText();
  const { invites, problem, next, more, revoke } = useInvites(guildId);
  const managesAll = usePermissions(guildId).may('MANAGE_SERVER');
  const userId = useViewerId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{say('invites')}</DialogTitle>
      <DialogContent aria-busy={invites === undefined && problem === undefined}>
        {invites?.length === 0 && <p className={styles['empty']}>{say('noInvites')}</p>}
        <ul className={styles['invites']}>
          {invites?.map((invite) => (
            <InviteLine
              key={invite.id}
              invite={invite}
              canRevoke={managesAll || invite.inviterId === userId}
              onRevoke={() => revoke(invite.code)}
            />
          ))}
        </ul>
        {problem !== undefined && <p role="alert">{problemText(problem, say)}</p>}
        {next !== undefined && <Button onClick={more}>{say('showMore')}</Button>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
