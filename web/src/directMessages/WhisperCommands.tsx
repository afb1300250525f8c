import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { CommandsProvider } from '../composing/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { late } from '../shared/late.tsx';
import { useWhisperCommand } from './useWhisperCommand.ts';

const WhichPersonDialog = late(async () => (await import('./WhichPersonDialog.tsx')).WhichPersonDialog);

/** Gives every composer below it `/w name message`. */
export const WhisperCommands = ({ children }: { readonly children: ReactNode }) => {
  const say = useText();
  const [, navigate] = useLocation();
  const { commands, asking, whispered, forget } = useWhisperCommand();
  const follow = (): void => {
    forget();
    navigate(`/direct/${whispered?.conversationId}`);
  };
  return (
    <CommandsProvider commands={commands}>
      {children}
      {asking !== undefined && <WhichPersonDialog {...asking} />}
      <Snackbar
        open={whispered !== undefined}
        autoHideDuration={8_000}
        onClose={forget}
        message={whispered && say('whisperSent', { person: whispered.person })}
        action={
          <Button size="small" onClick={follow}>
            {say('openConversation')}
          </Button>
        }
      />
    </CommandsProvider>
  );
};
