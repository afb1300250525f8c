import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Eye, Paperclip } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';
import { formatButtons } from './formatButtons.ts';
import { type Format, formats } from './formatting.ts';

interface PlusItemsProps {
  readonly anchor: Element;
  readonly onFormat: (format: Format) => void;
  readonly isPreview: boolean;
  readonly onPreview: () => void;
  readonly onClose: () => void;
}

/** What the plus opens. */
export const PlusItems = ({ anchor, onFormat, isPreview, onPreview, onClose }: PlusItemsProps) => {
  const say = useText();
  const after = (deed: () => void) => (): void => {
    onClose();
    // The menu gives the focus back to its button first: what is chosen in the field is chosen after that.
    setTimeout(deed);
  };
  return (
    <Menu open anchorEl={anchor} onClose={onClose} transitionDuration={0}>
      <MenuItem aria-disabled onClick={(event) => event.preventDefault()} sx={{ color: 'var(--text-3)', gap: 3, minHeight: 44 }}>
        <Paperclip size={18} aria-hidden />
        {say('attachmentsLater')}
      </MenuItem>
      {formats.map((format) => {
        const { Icon, text } = formatButtons[format];
        return (
          <MenuItem key={format} disabled={isPreview} onClick={after(() => onFormat(format))} sx={{ gap: 3, minHeight: 44 }}>
            <Icon size={18} aria-hidden />
            {say(text)}
          </MenuItem>
        );
      })}
      <MenuItem onClick={after(onPreview)} sx={{ gap: 3, minHeight: 44 }}>
        <Eye size={18} aria-hidden />
        {say(isPreview ? 'endPreview' : 'showPreview')}
      </MenuItem>
    </Menu>
  );
};
