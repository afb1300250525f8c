import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect, useState } from 'react';
import { useGuildCommands } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { newCommandId } from '../session/commandId.ts';
import { LabelledField } from '../shared/LabelledField.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';

interface InviteDialogProps {
  readonly guildId: string;
  readonly onClose: () => void;
}

/** A new invite link of a guild, to be copied. */
export const InviteDialog = ({ guildId, onClose }: InviteDialogProps) => {
  const say = useText();
  const { createInvite } = useGuildCommands();
  const [commandId] = useState(newCommandId);
  const [link, setLink] = useState('');
  const [isCopied, setCopied] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    createInvite(guildId, commandId).then(
      (code) => setLink(`${location.origin}/invite/${code}`),
      (error: unknown) => setProblem(problemOf(error)),
    );
  }, [createInvite, commandId, guildId]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
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
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
        <Button variant="contained" onClick={() => void copy()} disabled={link === ''}>
          {say('copy')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
