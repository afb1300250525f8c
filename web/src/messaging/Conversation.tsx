import Button from '@mui/material/Button';
import { useText } from '../languages/LanguageProvider.tsx';
import type { Problem } from '../shared/problem.ts';
import { problemText } from '../shared/problemText.ts';
import { useObservable } from '../shared/useObservable.ts';
import { ChannelComposer } from './ChannelComposer.tsx';
import styles from './Conversation.module.css';
import { isLoss } from './channelState.ts';
import { MessageExtras } from './MessageExtras.tsx';
import { MessagesProvider } from './MessagesProvider.tsx';
import { lastOwn } from './ownMessages.ts';
import { ReplyFoot } from './replies/ReplyFoot.tsx';
import { SelectionBar } from './selection/SelectionBar.tsx';
import { Timeline } from './Timeline.tsx';
import { TimelineSkeleton } from './TimelineSkeleton.tsx';
import { UnreadBar } from './UnreadBar.tsx';
import { countOf } from './unreadLine.ts';
import { useChannelMessages } from './useChannelMessages.ts';
import { useConversation } from './useConversation.ts';

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
  /** Where in the header what concerns all of the conversation is placed. */
  readonly tools?: Element | null | undefined;
}

const Beginning = ({ title }: { readonly title: string }) => (
  <div className={styles['empty']}>
    <h2>{title}</h2>
    <p>{useText()('emptyChannelHint')}</p>
  </div>
);

interface TroubleProps {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
  readonly onClose?: () => void;
}

/** What stands in the way, and how to try again. */
const Trouble = ({ problem, onRetry, onClose }: TroubleProps) => {
  const say = useText();
  return (
    <div className={styles['problem']} role="alert">
      <span>{problemText(problem, say)}</span>
      {onRetry !== undefined && (
        <Button size="small" variant="outlined" onClick={onRetry}>
          {say('retry')}
        </Button>
      )}
      {onClose !== undefined && (
        <Button size="small" onClick={onClose}>
          {say('close')}
        </Button>
      )}
    </div>
  );
};

type Held = ReturnType<typeof useConversation>;

/** What was said, or what stands in its place. */
const Said = ({ held, beginning }: { readonly held: Held; readonly beginning: string }) => {
  const { userId, state, rows, outbox, actions, timeline, since, asks } = held;
  const { readUpTo = 0 } = state;
  if (state.status === 'ready' && rows.length === 0) return <Beginning title={beginning} />;
  // What failed is tried again by itself, unless the reader may see it no more.
  const isAwaited = state.problem === undefined || !isLoss(state.problem);
  if (rows.length === 0) return <div className={styles['empty']}>{isAwaited && <TimelineSkeleton />}</div>;
  return (
    <Timeline
      {...actions}
      readUpTo={readUpTo}
      bar={(isAbove) =>
        !state.isRead &&
        (isAbove || asks) && (
          <UnreadBar
            count={countOf(rows, state.unread)}
            since={since}
            asks={asks}
            onFirst={() => void timeline.jumps.toUnread()}
            onMarkRead={() => void timeline.markRead()}
          />
        )
      }
      rows={rows}
      viewerId={userId}
      hasOlder={state.timeline.hasOlder}
      hasNewer={state.timeline.hasNewer}
      newest={state.newest}
      asks={asks}
      focus={state.focus}
      outbox={outbox}
    />
  );
};

/** What is said in one channel, and where one says more. */
export const Conversation = (props: ConversationProps) => {
  const { channelId, channelName, isDirect = false, refusal } = props;
  const say = useText();
  const held = useConversation(channelId, isDirect);
  const { userId, state, timeline } = held;
  const { messages, rights } = useChannelMessages({ channelId, timeline, isDirect, isOpen: refusal === undefined });
  const { own, replies } = messages;
  const { problem: refused } = useObservable(own.state);
  const answered = useObservable(replies.chosen);
  const retry = state.problem && (() => void timeline.retry());
  return (
    <MessagesProvider messages={messages} rights={rights}>
      <div className={styles['conversation']} data-conversation>
        {state.problem !== undefined && <Trouble problem={state.problem} onRetry={retry} />}
        {refused !== undefined && <Trouble problem={refused} onClose={() => own.forgetProblem()} />}
        <Said held={held} beginning={props.beginning ?? say('emptyChannel', { channel: channelName })} />
        <SelectionBar />
        <ReplyFoot>
          <ChannelComposer
            channelId={channelId}
            label={props.composerLabel ?? say('writeIn', { channel: channelName })}
            messages={state.timeline.messages}
            typists={timeline.typists}
            refusal={refusal}
            replies={answered}
            onEditLast={() => {
              const last = lastOwn(state.timeline.messages, userId);
              if (last !== undefined) own.edit(last.id);
            }}
            onSent={() => {
              replies.clear();
              void timeline.jumps.toPresent();
            }}
          />
        </ReplyFoot>
        <MessageExtras tools={props.tools} />
      </div>
    </MessagesProvider>
  );
};
