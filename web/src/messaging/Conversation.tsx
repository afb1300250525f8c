import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useCallback, useState } from 'react';
import { useText } from '../languages/LanguageProvider.tsx';
import type { Problem } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import { ChannelComposer } from './ChannelComposer.tsx';
import styles from './Conversation.module.css';
import type { ReadingPlace } from './channelState.ts';
import { Timeline } from './Timeline.tsx';
import { TimelineSkeleton } from './TimelineSkeleton.tsx';
import { UnreadBar } from './UnreadBar.tsx';
import { useConversation } from './useConversation.ts';
import { lastOwn, type OwnMessages, useOwnMessages } from './useOwnMessages.ts';

interface ConversationProps {
  readonly channelId: string;
  readonly channelName: string;
  /** Whether it is a direct conversation. */
  readonly isDirect?: boolean;
  /** What the composer is called, and what stands where nothing was said yet; of a channel where they are absent. */
  readonly composerLabel?: string | undefined;
  readonly beginning?: string | undefined;
  /** Why nothing can be said here, as a sentence. */
  readonly refusal?: string | undefined;
}

const Beginning = ({ title }: { readonly title: string }) => (
  <div className={styles['empty']}>
    <h2>{title}</h2>
    <p>{useText()('emptyChannelHint')}</p>
  </div>
);

/** What stands in the way, and how to try again. */
const Trouble = ({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: (() => void) | undefined }) => {
  const say = useText();
  return (
    <div className={styles['problem']} role="alert">
      <span>{problemText(problem, say)}</span>
      {onRetry !== undefined && (
        <Button size="small" variant="outlined" onClick={onRetry}>
          {say('retry')}
        </Button>
      )}
    </div>
  );
};

type Held = ReturnType<typeof useConversation>;

/** What was said, or what stands in its place. */
const Said = ({ held, own, beginning }: { readonly held: Held; readonly own: OwnMessages; readonly beginning: string }) => {
  const { userId, state, rows, outbox, actions, timeline, since, asks } = held;
  const [isAbove, setAbove] = useState(false);
  const { readUpTo = 0 } = state;
  const { onReading } = actions;
  const read = useCallback(
    (place: ReadingPlace | undefined) => {
      onReading(place);
      setAbove(place === undefined || place.seq > readUpTo + 1);
    },
    [onReading, readUpTo],
  );
  if (state.status === 'ready' && rows.length === 0) return <Beginning title={beginning} />;
  if (rows.length === 0) return <div className={styles['empty']}>{state.status === 'loading' && <TimelineSkeleton />}</div>;
  return (
    <Timeline
      {...actions}
      onReading={read}
      bar={
        !state.isRead && (isAbove || asks) ? (
          <UnreadBar
            count={Math.max(state.unread, state.newest - readUpTo)}
            since={since}
            asks={asks}
            onFirst={() => void timeline.jumps.toUnread()}
            onMarkRead={() => void timeline.markRead()}
          />
        ) : undefined
      }
      rows={rows}
      viewerId={userId}
      hasOlder={state.timeline.hasOlder}
      hasNewer={state.timeline.hasNewer}
      newest={state.newest}
      asks={asks}
      focus={state.focus}
      outbox={outbox}
      own={own}
    />
  );
};

/** What is said in one channel, and where one says more. */
export const Conversation = (props: ConversationProps) => {
  const { channelId, channelName, isDirect = false, refusal } = props;
  const say = useText();
  const held = useConversation(channelId, isDirect);
  const { userId, state, timeline } = held;
  const own = useOwnMessages(channelId);
  const problem = state.problem ?? own.problem;
  const retry = state.problem && (() => void timeline.retry());
  return (
    <div className={styles['conversation']}>
      {problem !== undefined && <Trouble problem={problem} onRetry={retry} />}
      <Said held={held} own={own} beginning={props.beginning ?? say('emptyChannel', { channel: channelName })} />
      <ChannelComposer
        channelId={channelId}
        label={props.composerLabel ?? say('writeIn', { channel: channelName })}
        messages={state.timeline.messages}
        typists={timeline.typists}
        refusal={refusal}
        onEditLast={() => {
          const last = lastOwn(state.timeline.messages, userId);
          if (last !== undefined) own.edit(last.id);
        }}
        onSent={() => void timeline.jumps.toPresent()}
      />
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
