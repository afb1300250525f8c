import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useText } from '../languages/LanguageProvider.tsx';
import { useObservable } from '../shared/useObservable.ts';
import { useSelected } from '../shared/useSelected.ts';
import { useMessages } from './MessagesProvider.tsx';

/** So long a notice stays; milliseconds. */
const stay = 4_000;

/** What was just done with messages, and how to take it back where that is possible. */
export const Notices = () => {
  const say = useText();
  const { own, notice } = useMessages();
  const isLeaving = useSelected(own.state, ({ leavingId }) => leavingId !== undefined);
  const told = useObservable(notice);
  return (
    <>
      <Snackbar
        open={isLeaving}
        message={say('messageDeleted')}
        action={
          <Button size="small" onClick={() => own.takeBack()}>
            {say('undo')}
          </Button>
        }
      />
      <Snackbar
        key={told?.text}
        open={!isLeaving && told !== undefined}
        message={told?.text}
        autoHideDuration={stay}
        onClose={(_, reason) => reason === 'timeout' && notice.set(undefined)}
      />
    </>
  );
};
