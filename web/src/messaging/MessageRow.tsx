import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { useSelected } from '../shared/useSelected.ts';
import { matches } from '../shortcuts/index.ts';
import { MessageContent } from './MessageContent.tsx';
import { MessageEditor } from './MessageEditor.tsx';
import { MessageFrame, useMessageLabel } from './MessageFrame.tsx';
import styles from './MessageRow.module.css';
import { useMessages, useRights } from './MessagesProvider.tsx';
import { MessageToolbar } from './MessageToolbar.tsx';
import { type MessageAction, messageActions } from './menus/messageActions.ts';
import { useMessageAct } from './menus/useMessageAct.ts';
import type { Message } from './message.ts';
import { Reactions } from './reactions/Reactions.tsx';
import { Quote } from './replies/Quote.tsx';
import { SelectBox } from './selection/SelectBox.tsx';
import { useRowAttention } from './useRowAttention.ts';

interface MessageRowProps {
  readonly message: Message;
  readonly beginsGroup: boolean;
}

/** The keys of a focused message. */
const keyed = ['reply', 'edit', 'react', 'remove'] as const satisfies readonly MessageAction[];

/** Whether somebody is called by it. */
const calls = ({ mentions, authorId }: Message, viewerId: string): boolean =>
  authorId !== viewerId && (mentions.users.includes(viewerId) || mentions.everyone || mentions.here);

/** What is being done with a message. */
const useRowState = ({ id, content }: Message) => {
  const { own, panel, selection } = useMessages();
  return {
    isEdited: useSelected(own.state, ({ editedId }) => editedId === id) && content !== null,
    isLeaving: useSelected(own.state, ({ leavingId }) => leavingId === id),
    hasPanel: useSelected(panel, (open) => open?.message.id === id && open.kind !== 'sheet'),
    isChoosing: useSelected(selection.chosen, (chosen) => chosen !== undefined),
    isChosen: useSelected(selection.chosen, (chosen) => chosen?.has(id) ?? false),
  };
};

/** What a key asks of a message. */
const askedBy = (event: globalThis.KeyboardEvent): MessageAction | 'menu' | undefined =>
  event.key === 'Enter' || event.key === 'ContextMenu' ? 'menu' : keyed.find((action) => matches(action, event));

/** What a click and a key do with a row. */
const useRowInput = (message: Message, isChoosing: boolean) => {
  const { selection, timeline, panel, viewerId } = useMessages();
  const rights = useRights();
  const act = useMessageAct();
  const choose = (isExtended: boolean): void => {
    if (isExtended) selection.extendTo(message, timeline.state.get().timeline.messages);
    else selection.toggle(message);
  };
  const press = (event: KeyboardEvent): void => {
    const { target, currentTarget, nativeEvent } = event;
    const asked = askedBy(nativeEvent);
    const offered = messageActions({ message, viewerId, rights });
    // What is pressed in a field or on a button of the row is theirs.
    if (target !== currentTarget || asked === undefined || offered.length === 0) return;
    event.preventDefault();
    if (isChoosing) choose(event.shiftKey);
    else if (asked === 'menu') panel.set({ kind: 'menu', message, anchor: currentTarget });
    else if (offered.includes(asked)) act(asked, message, currentTarget);
  };
  const click = (event: MouseEvent): void => {
    if (!isChoosing || message.content === null) return;
    // While messages are chosen nothing in them is followed.
    event.preventDefault();
    event.stopPropagation();
    choose(event.shiftKey);
  };
  return { onKeyDown: press, onClickCapture: click };
};

const Body = ({ message, isEdited }: { readonly message: Message; readonly isEdited: boolean }) => {
  const { own } = useMessages();
  if (!isEdited) return <MessageContent message={message} />;
  return (
    <MessageEditor
      content={message.content ?? ''}
      onSave={(text) => void own.save(message, text)}
      onCancel={() => own.cancelEdit()}
    />
  );
};

/** A message as it stands, and what can be done with it. */
export const MessageRow = memo(({ message, beginsGroup }: MessageRowProps) => {
  const { viewerId, panel } = useMessages();
  const { isEdited, isLeaving, hasPanel, isChoosing, isChosen } = useRowState(message);
  const canAct = message.content !== null && !isEdited && !isChoosing;
  const openSheet = (anchor: Element): void => panel.set({ kind: 'sheet', message, anchor });
  const { hasAttention, listeners } = useRowAttention(canAct ? openSheet : undefined);
  const input = useRowInput(message, isChoosing);
  const label = useMessageLabel(message.authorId, message.sentAt);
  return (
    <article
      {...listeners}
      {...input}
      className={styles['row']}
      tabIndex={-1}
      aria-label={label}
      data-message={message.id}
      data-begins={beginsGroup}
      data-pending={isLeaving}
      data-calls={calls(message, viewerId)}
      data-chosen={isChosen}
    >
      <MessageFrame
        authorId={message.authorId}
        moment={message.sentAt}
        beginsGroup={beginsGroup}
        gutter={isChoosing && message.content !== null ? <SelectBox isChosen={isChosen} label={label} /> : undefined}
        quotes={message.replies.map(({ messageId }) => <Quote key={messageId} messageId={messageId} />)}
      >
        <Body message={message} isEdited={isEdited} />
        {message.content !== null && <Reactions message={message} />}
      </MessageFrame>
      {canAct && (hasAttention || hasPanel) && <MessageToolbar message={message} />}
    </article>
  );
});
