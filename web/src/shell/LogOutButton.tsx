import IconButton from '@mui/material/IconButton';
import Snackbar from '@mui/material/Snackbar';
import { LogOut } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useLogOut } from '../session/useLogOut.ts';
import { problemText } from '../shared/problemText.ts';

/** Ends the session of this browser. */
export const LogOutButton = () => {
  const say = useText();
  const { logOut, problem, forget } = useLogOut();
  return (
    <>
      <IconButton size="small" onClick={logOut} aria-label={say('logOut')} title={say('logOut')}>
        <LogOut size={18} aria-hidden />
      </IconButton>
      <Snackbar
        open={problem !== undefined}
        autoHideDuration={8_000}
        onClose={forget}
        message={problem && `${say('stillLoggedIn')} ${problemText(problem, say)}`}
      />
    </>
  );
};
