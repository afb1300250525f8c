import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useMemo } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import { useViewerId } from '../session/SessionProvider.tsx';
import { problemText } from '../shared/problemText.ts';
import { Composer } from './Composer.tsx';
import styles from './Conversation.module.css';
import { Timeline } from './Timeline.tsx';
import { TypingLine } from './TypingLine.tsx';
import { rowsOf } from './timelineRows.ts';
import { missedOf } from './timelineState.ts';
import { useChannelTimeline } from './useChannelTimeline.ts';
import { useDraft } from './useDraft.ts';
import { useOutbox } from './useOutbox.ts';
import { lastOwn, useOwnMessages } from './useOwnMessages.ts';
import { useTyping } from './useTyping.ts';

interface ConversationProps {
  readonly channelId: string;
  readonly channelName: string;
  /** Why nothing can be said here, as a sentence. */
  readonly refusal?: string | undefined;
}

const dayOf = (moment: string): string => {
  const date = new Date(moment);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};

/** The rows of a channel, and what can be done with them. */
const useConversation = (channelId: string) => {
  const userId = useViewerId();
  const { state, timeline } = useChannelTimeline(channelId);
  const { unsent, outbox } = useOutbox(channelId);
  const { messages, hasNewer } = state.timeline;
  const rows = useMemo(
    () => rowsOf({ messages, unsent: hasNewer ? [] : unsent, readUpTo: state.readUpTo, viewerId: userId, dayOf }),
    [messages, unsent, hasNewer, state.readUpTo, userId],
  );
  const actions = useMemo(
    () => ({
      onOlder: () => void timeline.loadOlder(),
      onNewer: () => void timeline.loadNewer(),
      onPresent: () => timeline.goToPresent(),
      onSeenEnd: () => void timeline.markRead(),
    }),
    [timeline],
  );
  return { userId, state, rows, outbox, actions, typists: timeline.typists };
};

const Beginning = ({ channelName }: { readonly channelName: string }) => {
  const say = useText();
  return (
    <div className={styles['empty']}>
      <h2>{say('emptyChannel', { channel: channelName })}</h2>
      <p>{say('emptyChannelHint')}</p>
    </div>
  );
};

/** What is said in one channel, and where one says more. */
export const Conversation = ({ channelId, channelName, refusal }: ConversationProps) => {
  const say = useText();
  const { userId, state, rows, outbox, actions, typists } = useConversation(channelId);
  const typing = useTyping(channelId);
  const own = useOwnMessages(channelId);
  const problem = state.problem ?? own.problem;
  const [draft, setDraft] = useDraft(userId, channelId);
  const { hasOlder, hasNewer } = state.timeline;
  return (
    <div className={styles['conversation']}>
      {problem !== undefined && (
        <p className={styles['problem']} role="alert">
          {problemText(problem, say)}
        </p>
      )}
      {state.status === 'ready' && rows.length === 0 ? (
        <Beginning channelName={channelName} />
      ) : (
        <Timeline
          {...actions}
          rows={rows}
          viewerId={userId}
          hasOlder={hasOlder}
          hasNewer={hasNewer}
          missed={missedOf(state.timeline)}
          outbox={outbox}
          own={own}
        />
      )}
      <Composer
        channelName={channelName}
        draft={draft}
        onDraft={(next) => {
          if (next !== '') typing();
          setDraft(next);
        }}
        refusal={refusal}
        onEditLast={() => {
          const last = lastOwn(state.timeline.messages, userId);
          if (last !== undefined) own.edit(last.id);
        }}
        onSend={(content) => void outbox.add({ channelId, content, replies: [] })}
      />
      <TypingLine typists={typists} />
      <Snackbar
        open={own.leavingId !== undefined}
        message={say('messageDeleted')}
        action={
          <Button size="small" onClick={own.takeBack}>
            {say('undo')}
          </Button>
        }
      />
    </div>
  );
};
