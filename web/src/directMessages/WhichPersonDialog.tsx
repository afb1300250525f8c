import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import { useText } from '../languages/LanguageProvider.tsx';
import { PersonAvatar } from '../presence/index.ts';
import styles from './PeoplePicker.module.css';
import type { Asking } from './useWhisperCommand.ts';

/** Asks whom a whisper is for. */
export const WhichPersonDialog = ({ recipients, answer }: Asking) => {
  const say = useText();
  const cancel = (): void => answer(undefined);
  return (
    <Dialog open onClose={cancel} fullWidth maxWidth="xs">
      <DialogTitle>{say('whisperWhich')}</DialogTitle>
      <DialogContent className={styles['people']}>
        <DialogContentText>{say('whisperWhichText')}</DialogContentText>
        <List>
          {recipients.map((recipient) => (
            <ListItemButton key={recipient.person.id} onClick={() => answer(recipient)} sx={{ gap: 3 }}>
              <PersonAvatar id={recipient.person.id} name={recipient.person.displayName ?? ''} size={32} />
              <ListItemText
                primary={recipient.person.displayName ?? say('erasedPerson')}
                secondary={`@${recipient.person.handle}`}
                sx={{ overflowWrap: 'anywhere' }}
              />
            </ListItemButton>
          ))}
        </List>
      </DialogContent>
      <DialogActions>
        <Button onClick={cancel}>{say('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
};
