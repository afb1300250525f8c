import { useText } from '../languages/LanguageProvider.tsx';
import { Markup } from '../markup/index.ts';
import { problemText } from '../shared/problemText.ts';
import { MessageFrame, useMessageLabel } from './MessageFrame.tsx';
import styles from './MessageRow.module.css';
import type { Kept } from './outbox.ts';
import { Quote } from './replies/Quote.tsx';

interface UnsentRowProps {
  readonly unsent: Kept;
  readonly viewerId: string;
  readonly beginsGroup: boolean;
  readonly onRetry: (order: number) => void;
  readonly onDiscard: (order: number) => void;
}

/** A message of one's own that is on its way, or why it is not. */
export const UnsentRow = ({ unsent, viewerId, beginsGroup, onRetry, onDiscard }: UnsentRowProps) => {
  const say = useText();
  const label = useMessageLabel(viewerId, undefined);
  const { refusal, order, content, replies } = unsent;
  return (
    <article className={styles['row']} data-begins={beginsGroup} data-pending tabIndex={-1} aria-label={label}>
      <MessageFrame
        authorId={viewerId}
        moment={undefined}
        beginsGroup={beginsGroup}
        quotes={replies.map(({ messageId }) => <Quote key={messageId} messageId={messageId} />)}
      >
        <Markup text={content} />
        {refusal !== undefined && (
          <p className={styles['refused']} role="alert">
            {say('notSent')} {problemText(refusal, say)}
            <button type="button" onClick={() => onRetry(order)}>
              {say('retry')}
            </button>
            <button type="button" onClick={() => onDiscard(order)}>
              {say('discard')}
            </button>
          </p>
        )}
      </MessageFrame>
    </article>
  );
};
