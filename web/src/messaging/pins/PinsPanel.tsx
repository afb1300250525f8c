import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import useMediaQuery from '@mui/material/useMediaQuery';
import { X } from 'lucide-react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { problemText } from '../../shared/problemText.ts';
import { useMessages } from '../MessagesProvider.tsx';
import { PinnedMessage } from './PinnedMessage.tsx';
import styles from './PinsPanel.module.css';
import { usePins } from './usePins.ts';

/** A channel has at most so many pins. */
const mostPins = 250;

const PinList = ({ onClose }: { readonly onClose: () => void }) => {
  const say = useText();
  const { jump } = useMessages();
  const { items: pins, hasMore, problem, loadMore } = usePins();
  const go = (seq: number): void => {
    onClose();
    jump(seq);
  };
  return (
    <div className={styles['list']} aria-busy={pins === undefined && problem === undefined}>
      {pins?.length === 0 && <p className={styles['empty']}>{say('noPins')}</p>}
      <ul>
        {pins?.map((message) => (
          <PinnedMessage key={message.id} message={message} onGo={() => go(message.seq)} />
        ))}
      </ul>
      {problem !== undefined && <p role="alert">{problemText(problem, say)}</p>}
      {(hasMore || problem !== undefined) && (
        <Button onClick={loadMore}>{say(problem === undefined ? 'showMore' : 'retry')}</Button>
      )}
      {pins !== undefined && pins.length >= mostPins && <p className={styles['empty']}>{say('mostPins', { limit: mostPins })}</p>}
    </div>
  );
};

interface PinsPanelProps {
  readonly anchor: Element;
  readonly onClose: () => void;
}

/** What is pinned, the newest pin first: beside its button, on phones a page of its own. */
export const PinsPanel = ({ anchor, onClose }: PinsPanelProps) => {
  const say = useText();
  const isPhone = useMediaQuery('(max-width: 699px)');
  const content = (
    <>
      <header className={styles['head']}>
        <h2 id="pins">{say('pins')}</h2>
        <IconButton onClick={onClose} aria-label={say('close')}>
          <X size={18} aria-hidden />
        </IconButton>
      </header>
      <PinList onClose={onClose} />
    </>
  );
  if (isPhone)
    return (
      <Dialog open fullScreen onClose={onClose} aria-labelledby="pins" slotProps={{ paper: { className: styles['page'] ?? '' } }}>
        {content}
      </Dialog>
    );
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { className: styles['paper'] ?? '', role: 'dialog', 'aria-labelledby': 'pins' } }}
    >
      {content}
    </Popover>
  );
};
