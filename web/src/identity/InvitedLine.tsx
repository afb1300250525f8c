import { useQuery } from 'urql';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './InvitedLine.module.css';
import { InvitePreviewDocument } from './invitePreview.generated.ts';

/** What an invite leads to. Its row is there from the start, so that nothing moves when it is known. */
export const InvitedLine = ({ code }: { readonly code: string }) => {
  const say = useText();
  const [{ data, fetching }] = useQuery({ query: InvitePreviewDocument, variables: { code } });
  const invite = data?.invite;
  return (
    <div className={styles['invited']} aria-busy={fetching}>
      {invite && (
        <>
          <p className={styles['guild']}>{say('invitedTo', { guild: invite.guildName ?? '' })}</p>
          <p className={styles['more']}>
            {[
              ...(invite.inviterName === null || invite.inviterName === undefined
                ? []
                : [say('invitedBy', { inviter: invite.inviterName })]),
              say('members', { count: invite.memberCount.count }),
            ].join(' · ')}
          </p>
        </>
      )}
      {data && !invite && <p className={styles['more']}>{say('inviteUnknown')}</p>}
    </div>
  );
};
