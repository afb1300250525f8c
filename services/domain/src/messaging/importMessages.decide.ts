import type { Id, Millis } from '@chat/schema/events';
import { maskOf } from '@chat/schema/permissions';
import { type Refusal, rejected } from '../errors/refusal.ts';
import type { GuildState } from '../guilds/guild.state.ts';
import type { ConversationState } from './conversation.state.ts';
import type { MessageState } from './message.state.ts';
import type { Writer } from './messaging.policy.ts';
import { decideSendMessage, type MessagingDraft } from './sendMessage.decide.ts';

/** What somebody said elsewhere. */
export interface ImportedMessage {
  readonly authorId: Id;
  readonly content: string;
  /** Messages of this import that it answers. Nobody is told of an old answer. */
  readonly replies: readonly Id[];
  readonly occurredAt: Millis;
}

/** Where an import writes. */
export interface ImportTarget {
  readonly guild: GuildState;
  readonly channelId: Id;
}

/** Whoever spoke could speak; they call nobody together today. */
const permissions = BigInt(maskOf('VIEW_CHANNEL', 'SEND_MESSAGES'));

const posted = (authorId: Id): MessageState => ({ status: 'POSTED', authorId, pinned: false, reactions: new Map() });

/**
 * Every message as its author's own send, each decided on what those before it leave. The log is what happened: bans and
 * time-outs refuse none. One refusal refuses all.
 */
export const decideImportMessages = (
  state: ConversationState,
  { guild, channelId }: ImportTarget,
  messages: readonly ImportedMessage[],
  { ids, at }: { readonly ids: (ordinal: number) => Id; readonly at: Millis },
): readonly MessagingDraft[] | Refusal => {
  const channel = guild.status === 'IMPORTING' ? guild.channels.get(channelId) : undefined;
  if (channel === undefined) return rejected('FORBIDDEN');
  const closed = channel.archived ? 'CHANNEL_ARCHIVED' : undefined;
  const earlier = new Map<Id, MessageState>();
  const withEarlier: ConversationState = { ...state, message: (id) => earlier.get(id) ?? state.message(id) };
  const drafts: MessagingDraft[] = [];
  for (const [ordinal, { authorId, content, replies }] of messages.entries()) {
    const writer: Writer = { userId: authorId, permissions, timedOutUntil: 0, closed };
    const command = { content, replies: replies.map((messageId) => ({ mention: false, messageId })) };
    const decision = decideSendMessage(withEarlier, { writer, command }, at);
    if ('rejected' in decision) return decision;
    drafts.push(...decision);
    earlier.set(ids(ordinal), posted(authorId));
  }
  return drafts;
};
