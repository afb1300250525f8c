import IconButton from '@mui/material/IconButton';
import { Settings } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useText } from '../languages/LanguageProvider.tsx';

/** The way to the settings, and from there back to here. */
export const OpenSettings = () => {
  const say = useText();
  const [here] = useLocation();
  return (
    <Link href="/settings" state={{ from: here }} asChild>
      <IconButton component="a" size="small" aria-label={say('openSettings')}>
        <Settings size={18} aria-hidden />
      </IconButton>
    </Link>
  );
};
