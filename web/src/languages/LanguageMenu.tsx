import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronDown, Languages } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useText } from './LanguageProvider.tsx';
import { languageNames, languages } from './translate.ts';

export const LanguageMenu = () => {
  const say = useText();
  const { language, choose } = useLanguage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  return (
    <>
      <Button
        aria-label={`${say('language')}: ${languageNames[language]}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<Languages size={16} aria-hidden />}
        endIcon={<ChevronDown size={14} aria-hidden />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {languageNames[language]}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {languages.map((offered) => (
          <MenuItem
            key={offered}
            lang={offered}
            selected={offered === language}
            onClick={() => {
              choose(offered);
              close();
            }}
          >
            {languageNames[offered]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
