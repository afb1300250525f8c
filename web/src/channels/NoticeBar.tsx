import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useText } from '../languages/LanguageProvider.tsx';
import type { Notice } from './useNotice.ts';

/** Milliseconds. */
const shownFor = 6_000;

interface NoticeBarProps {
  readonly notice: Notice | undefined;
  readonly onClose: () => void;
}

/** Says what was done or why it was not, with an Undo where there is one. */
export const NoticeBar = ({ notice, onClose }: NoticeBarProps) => {
  const say = useText();
  const undo = (): void => {
    notice?.undo?.();
    onClose();
  };
  const action = notice?.undo && (
    <Button size="small" onClick={undo}>
      {say('undo')}
    </Button>
  );
  return (
    <Snackbar
      open={notice !== undefined}
      autoHideDuration={shownFor}
      onClose={(_, reason) => reason !== 'clickaway' && onClose()}
      message={notice?.text}
      action={action}
    />
  );
};
