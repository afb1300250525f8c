import IconButton from '@mui/material/IconButton';
import { Eye, EyeOff } from 'lucide-react';
import { useText } from '../languages/LanguageProvider.tsx';

interface PasswordToggleProps {
  readonly isShown: boolean;
  readonly onToggle: (shown: boolean) => void;
}

/** Shows what is typed as a password, or hides it again. */
export const PasswordToggle = ({ isShown, onToggle }: PasswordToggleProps) => {
  const say = useText();
  const Icon = isShown ? EyeOff : Eye;
  return (
    <IconButton edge="end" aria-label={say(isShown ? 'hidePassword' : 'showPassword')} onClick={() => onToggle(!isShown)}>
      <Icon size={18} aria-hidden />
    </IconButton>
  );
};
