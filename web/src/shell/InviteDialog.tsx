import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useRouter } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';
import type { Translate } from '../languages/translate.ts';
import { LabelledField } from '../shared/LabelledField.tsx';
import { LabelledSelect } from '../shared/LabelledSelect.tsx';
import { problemText } from '../shared/problemText.ts';
import styles from './InviteDialog.module.css';
import { type InviteChoice, useNewInvite } from './useNewInvite.ts';

const hour = 3_600;
const day = 24 * hour;

/** Empty: for ever, and for everybody. */
const expiries = (say: Translate) => [
  { value: `${hour}`, text: say('hours', { count: 1 }) },
  { value: `${day}`, text: say('days', { count: 1 }) },
  { value: `${7 * day}`, text: say('days', { count: 7 }) },
  { value: `${30 * day}`, text: say('days', { count: 30 }) },
  { value: '', text: say('never') },
];

const uses = (say: Translate) => [
  { value: '', text: say('unlimited') },
  ...[1, 5, 25, 100].map((count) => ({ value: `${count}`, text: say('times', { count }) })),
];

interface InviteDialogProps {
  readonly guildId: string;
  readonly onClose: () => void;
}

/** A new invite link of a guild, to be copied: good for a week, unless somebody wants it otherwise. */
export const InviteDialog = ({ guildId, onClose }: InviteDialogProps) => {
  const say = useText();
  const { base } = useRouter();
  const [choice, setChoice] = useState<InviteChoice>({ expiresAfter: `${7 * day}`, maxUses: '' });
  const { code, problem, isCopied, setCopied } = useNewInvite(guildId, choice);
  const link = code === undefined ? '' : `${location.origin}${base}/invite/${code}`;
  const copy = (): void => void navigator.clipboard.writeText(link).then(() => setCopied());
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{say('invitePeople')}</DialogTitle>
      <DialogContent>
        <LabelledField
          name="link"
          label={say('inviteLink')}
          value={link}
          onChange={() => undefined}
          hint={isCopied ? say('copied') : say('inviteHint')}
          problem={problem && problemText(problem, say)}
        />
        <div className={styles['terms']}>
          <LabelledSelect
            label={say('inviteExpiry')}
            value={choice.expiresAfter}
            options={expiries(say)}
            onChange={(expiresAfter) => setChoice({ ...choice, expiresAfter })}
          />
          <LabelledSelect
            label={say('inviteUses')}
            value={choice.maxUses}
            options={uses(say)}
            onChange={(maxUses) => setChoice({ ...choice, maxUses })}
          />
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
        <Button variant="contained" onClick={copy} disabled={link === ''}>
          {say('copy')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
