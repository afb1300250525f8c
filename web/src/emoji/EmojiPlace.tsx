import Drawer from '@mui/material/Drawer';
import Popover from '@mui/material/Popover';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import styles from './EmojiPlace.module.css';
import type { EmojiPopoverProps } from './EmojiPopover.tsx';

const EmojiPicker = late(async () => (await import('./EmojiPicker.tsx')).EmojiPicker);

/** Every emoji, to choose one. Its place is as large before the picker is loaded as after it. */
export const EmojiPlace = ({ anchor, onPick, onClose }: EmojiPopoverProps) => {
  const say = useText();
  const isPhone = useMediaQuery('(max-width: 699px)');
  const paper = { role: 'dialog', 'aria-label': say('chooseEmoji') };
  const content = (
    <div className={styles['place']}>
      <EmojiPicker isPhone={isPhone} onPick={onPick} />
    </div>
  );
  const isOpen = anchor !== undefined;
  if (isPhone) {
    return (
      <Drawer
        anchor="bottom"
        open={isOpen}
        onClose={onClose}
        slotProps={{ paper: { ...paper, className: styles['sheet'] ?? '' } }}
      >
        {content}
      </Drawer>
    );
  }
  return (
    <Popover
      open={isOpen}
      anchorEl={anchor ?? null}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      slotProps={{ paper: { ...paper, className: styles['paper'] ?? '' } }}
    >
      {content}
    </Popover>
  );
};
