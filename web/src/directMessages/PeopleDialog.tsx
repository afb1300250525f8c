import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useText } from '../languages/LanguageProvider.tsx';
import type { DirectConversation } from './directState.ts';
import { ParticipantList } from './Participants.tsx';
import styles from './PeoplePicker.module.css';

interface PeopleDialogProps {
  readonly conversation: DirectConversation;
  readonly onClose: () => void;
}

/** Who is in a group, where there is no room for a column of them. */
export const PeopleDialog = ({ conversation, onClose }: PeopleDialogProps) => {
  const say = useText();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{say('participants')}</DialogTitle>
      <DialogContent className={styles['people']}>
        <ParticipantList participantIds={conversation.participantIds} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
