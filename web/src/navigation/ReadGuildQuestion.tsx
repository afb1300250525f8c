import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Snackbar from '@mui/material/Snackbar';
import { useText } from '../languages/LanguageProvider.tsx';
import { problemText } from '../shared/problemText.ts';
import type { ReadGuild } from './useReadGuild.ts';

/** Asks before hundreds of messages count as read, and says what went wrong. */
export const ReadGuildQuestion = ({ asked, confirm, cancel, problem, forgetProblem }: ReadGuild) => {
  const say = useText();
  return (
    <>
      {asked !== undefined && (
        <Dialog open onClose={cancel} maxWidth="xs" fullWidth>
          <DialogTitle>{say('readGuildTitle')}</DialogTitle>
          <DialogContent>{say('readGuildHint', { count: asked })}</DialogContent>
          <DialogActions>
            <Button onClick={cancel}>{say('cancel')}</Button>
            <Button variant="contained" onClick={confirm} autoFocus>
              {say('readGuildConfirm', { count: asked })}
            </Button>
          </DialogActions>
        </Dialog>
      )}
      <Snackbar
        open={problem !== undefined}
        autoHideDuration={8_000}
        onClose={forgetProblem}
        message={problem && `${say('readGuildFailed')} ${problemText(problem, say)}`}
      />
    </>
  );
};
