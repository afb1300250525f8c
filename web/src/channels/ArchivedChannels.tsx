import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Hash } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Guild, usePermissions } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { type Problem, problemOf } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import styles from './ArchivedChannels.module.css';
import { useChannelCommands } from './useChannelCommands.ts';

interface ArchivedChannelsProps {
  readonly guild: Guild;
  readonly onClose: () => void;
}

/** The archived channels of a guild: to be read, and brought back by whoever may. */
export const ArchivedChannels = ({ guild, onClose }: ArchivedChannelsProps) => {
  const say = useText();
  const { restore } = useChannelCommands(guild.id);
  const canManage = usePermissions(guild.id).may('MANAGE_CHANNELS');
  const [problem, setProblem] = useState<Problem>();
  const archived = guild.channels.filter((channel) => channel.archived);
  const bringBack = (id: string): void => {
    restore(id).catch((error: unknown) => setProblem(problemOf(error)));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{say('archivedChannels')}</DialogTitle>
      <DialogContent>
        {archived.length === 0 && <p className={styles['empty']}>{say('noArchivedChannels')}</p>}
        <ul className={styles['channels']}>
          {archived.map(({ id, name }) => (
            <li key={id} className={styles['channel']}>
              <Link href={`/guilds/${guild.id}/${id}`} className={styles['link']} onClick={onClose}>
                <Hash size={18} aria-hidden />
                <span className={styles['name']}>{name ?? say('erasedName')}</span>
              </Link>
              {canManage && (
                <Button
                  size="small"
                  variant="outlined"
                  onClick={() => bringBack(id)}
                  aria-label={say('restoreChannelNamed', { name: name ?? say('erasedName') })}
                >
                  {say('restoreChannel')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {problem !== undefined && <p role="alert">{problemText(problem, say)}</p>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
