import Drawer from '@mui/material/Drawer';
import { SmilePlus } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useText } from '../../languages/LanguageProvider.tsx';
import { useMessages, useRights } from '../MessagesProvider.tsx';
import { emojiOf } from '../reactions/emojiOf.ts';
import { quickEmoji } from '../reactions/quickEmoji.ts';
import { useShownReactions } from '../reactions/useShownReactions.ts';
import { actionLooks } from './actionLooks.ts';
import type { PanelProps } from './MessagePanels.tsx';
import styles from './MessageSheet.module.css';
import { messageActions } from './messageActions.ts';
import { useMessageAct } from './useMessageAct.ts';

const ReactRow = ({ panel, onClose }: PanelProps) => {
  const say = useText();
  const act = useMessageAct();
  const { reactions: own } = useMessages();
  const reactions = useShownReactions(panel.message);
  const { message, anchor } = panel;
  return (
    <div className={styles['react']}>
      {quickEmoji.map((emoji) => {
        const isOwn = reactions.some((reaction) => reaction.emoji === emoji && reaction.isOwn);
        const toggle = (): void => {
          onClose();
          void own.toggle(message.id, { emoji, isOwn });
        };
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={isOwn}
            aria-label={say('reactWith', { emoji: emojiOf(emoji) })}
            onClick={toggle}
          >
            {emojiOf(emoji)}
          </button>
        );
      })}
      <button
        type="button"
        aria-label={say('addReaction')}
        onClick={() => {
          onClose();
          act('react', message, anchor);
        }}
      >
        <SmilePlus size={22} aria-hidden />
      </button>
    </div>
  );
};

/** False until something is touched anew: the finger that opened the sheet is lifted above it, which is no click on it. */
const useTouchedAnew = (): RefObject<boolean> => {
  const isTouched = useRef(false);
  useEffect(() => {
    const touch = (): void => {
      isTouched.current = true;
    };
    document.addEventListener('pointerdown', touch, true);
    return () => document.removeEventListener('pointerdown', touch, true);
  }, []);
  return isTouched;
};

/** What a finger that rests on a message can do with it. */
export const MessageSheet = ({ panel, onClose }: PanelProps) => {
  const say = useText();
  const act = useMessageAct();
  const { viewerId } = useMessages();
  const rights = useRights();
  const isTouched = useTouchedAnew();
  const { message, anchor } = panel;
  const offered = messageActions({ message, viewerId, rights });
  return (
    <Drawer
      anchor="bottom"
      open
      onClose={onClose}
      onClickCapture={(event) => !isTouched.current && event.stopPropagation()}
      slotProps={{ paper: { className: styles['sheet'] ?? '', role: 'dialog', 'aria-label': say('messageActions') } }}
    >
      {offered.includes('react') && <ReactRow panel={panel} onClose={onClose} />}
      {offered
        .filter((action) => action !== 'react')
        .map((action) => {
          const { Icon, text } = actionLooks[action];
          return (
            <button
              key={action}
              type="button"
              className={styles['row']}
              onClick={() => {
                onClose();
                act(action, message, anchor);
              }}
            >
              <Icon size={20} aria-hidden />
              {say(text)}
            </button>
          );
        })}
    </Drawer>
  );
};
