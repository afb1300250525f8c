import type { Emoji, Id } from '@chat/schema/events';
import { maskOf, type Permission } from '@chat/schema/permissions';
import { exampleId, exampleNow, type GivenDraft } from '../../testing/deciderSpec.ts';
import type { Writer } from '../messaging.policy.ts';

export const authorId = exampleId(1);
export const otherId = exampleId(2);
/** The message that `posted` posts, and the first of a spec's facts. */
export const messageId = exampleId(0xf00);
export const nobody = { users: [], roles: [], everyone: false, here: false };
export const thumb = 'u-1f44d' as Emoji;

interface WriterParts {
  readonly userId?: Id;
  readonly closed?: Writer['closed'];
  readonly timedOutUntil?: number;
}

/** Who may see the channel and has these permissions there. */
export const writerWith = (permissions: readonly Permission[], parts: WriterParts = {}): Writer => ({
  userId: parts.userId ?? authorId,
  permissions: BigInt(maskOf('VIEW_CHANNEL', ...permissions)),
  timedOutUntil: parts.timedOutUntil ?? 0,
  closed: parts.closed,
});

/** Whom a time-out leaves with reading, until a minute from now. */
export const timedOut = (until = exampleNow + 60_000, userId = authorId): Writer =>
  writerWith(['READ_HISTORY'], { userId, timedOutUntil: until });

export const posted: GivenDraft = {
  type: 'MessagePosted',
  data: { authorId, mentions: nobody, replies: [], text: { content: 'hello' } },
};
export const deleted: GivenDraft = { type: 'MessageDeleted', data: { messageId, byAuthor: true } };
export const pinned: GivenDraft = { type: 'MessagePinned', data: { messageId } };
export const reacted = (emoji: Emoji, userId = authorId): GivenDraft => ({
  type: 'ReactionAdded',
  data: { messageId, emoji, userId },
});
