import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Eye, Paperclip, Plus } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { formatButtons } from './formatButtons.ts';
import { type Format, formats } from './formatting.ts';

interface PlusMenuProps {
  readonly className: string | undefined;
  readonly onFormat: (format: Format) => void;
  readonly isPreview: boolean;
  readonly onPreview: () => void;
}

/** On phones: everything that there is no room for beside the field. */
export const PlusMenu = ({ className, onFormat, isPreview, onPreview }: PlusMenuProps) => {
  const say = useText();
  const [anchor, setAnchor] = useState<Element>();
  const after = (deed: () => void) => (): void => {
    setAnchor(undefined);
    // The menu gives the focus back to its button first: what is chosen in the field is chosen after that.
    setTimeout(deed);
  };
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        aria-label={say('more')}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
      >
        <Plus size={22} aria-hidden />
      </button>
      <Menu open={anchor !== undefined} anchorEl={anchor ?? null} onClose={() => setAnchor(undefined)} transitionDuration={0}>
        <MenuItem
          aria-disabled
          onClick={(event) => event.preventDefault()}
          sx={{ color: 'var(--text-3)', gap: 3, minHeight: 44 }}
        >
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
    </>
  );
};
