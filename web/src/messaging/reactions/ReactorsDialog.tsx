import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { Avatar } from '../../people/Avatar.tsx';
import { usePersonName } from '../../people/usePerson.ts';
import { problemText } from '../../shared/problemText.ts';
import type { PanelProps } from '../menus/MessagePanels.tsx';
import type { Message, Reaction } from '../message.ts';
import { emojiOf } from './emojiOf.ts';
import styles from './ReactorsDialog.module.css';
import { useReactors } from './useReactors.ts';

const Reactor = ({ id }: { readonly id: string }) => {
  const name = usePersonName(id);
  return (
    <li className={styles['person']}>
      <Avatar id={id} name={name} size={32} />
      <span dir="auto">{name}</span>
    </li>
  );
};

const People = ({ message, reaction }: { readonly message: Message; readonly reaction: Reaction }) => {
  const say = useText();
  const { items: userIds = [], hasMore, problem, loadMore } = useReactors(message.id, reaction.emoji, reaction.count);
  return (
    <>
      <ul className={styles['people']} aria-label={say('reaction', { emoji: emojiOf(reaction.emoji), count: reaction.count })}>
        {userIds.map((id) => (
          <Reactor key={id} id={id} />
        ))}
      </ul>
      {problem !== undefined && <p role="alert">{problemText(problem, say)}</p>}
      {(hasMore || problem !== undefined) && (
        <Button onClick={loadMore}>{say(problem === undefined ? 'showMore' : 'retry')}</Button>
      )}
    </>
  );
};

/** Who reacts to a message, by emoji. */
export const ReactorsDialog = ({ panel: { message }, onClose }: PanelProps) => {
  const say = useText();
  const [chosen, choose] = useState(message.reactions[0]?.emoji);
  const shown = message.reactions.find(({ emoji }) => emoji === chosen) ?? message.reactions[0];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="reactors">
      <DialogTitle id="reactors">{say('whoReacted')}</DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        <div className={styles['emoji']} role="toolbar" aria-label={say('reactions')}>
          {message.reactions.map(({ emoji, count }) => (
            <button key={emoji} type="button" aria-pressed={emoji === shown?.emoji} onClick={() => choose(emoji)}>
              {emojiOf(emoji)} <b>{count}</b>
            </button>
          ))}
        </div>
        {shown === undefined ? <p>{say('nobodyReacts')}</p> : <People key={shown.emoji} message={message} reaction={shown} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
