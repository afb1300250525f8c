import type { Id } from '@chat/schema/events';
import { exampleId, type RecordedAs, recorded } from '../../runner/recorded.ts';

export const channelId = exampleId(1) as Id; // the channel of facts that name no stream
export const authorId = exampleId(2) as Id;
export const otherId = exampleId(3) as Id;
export const messageId = exampleId(0xa) as Id;
export const nobody = { users: [], roles: [], everyone: false, here: false } as const;
export const thumb = 'u-1f44d';
export const heart = 'u-2764-fe0f';

/** The message `messageId` unless it is given another id. */
export const posted = (content: string | null = 'hello', as: RecordedAs = {}, mentions: object = {}) =>
  recorded(
    'MessagePosted',
    { authorId, mentions: { ...nobody, ...mentions }, replies: [], text: content === null ? null : { content } },
    { id: messageId, ...as },
  );
export const edited = (content: string | null, as: RecordedAs = {}, mentions: object = {}) =>
  recorded('MessageEdited', { messageId, mentions: { ...nobody, ...mentions }, text: content === null ? null : { content } }, as);
export const deleted = (byAuthor = true, as: RecordedAs = {}) => recorded('MessageDeleted', { messageId, byAuthor }, as);
export const reacted = (emoji: string, userId: string = authorId) => recorded('ReactionAdded', { messageId, emoji, userId });
export const unreacted = (emoji: string, userId: string = authorId) => recorded('ReactionRemoved', { messageId, emoji, userId });
export const pinned = (as: RecordedAs = {}) => recorded('MessagePinned', { messageId }, as);
export const unpinned = () => recorded('MessageUnpinned', { messageId });
/** The texts of these facts are gone. */
export const shredded = (...factIds: readonly string[]) =>
  recorded('LeavesShredded', {
    ring: exampleId(0xee),
    ranges: [{ first: 0, last: 0 }],
    targets: factIds.map((factId) => ({ kind: 'MESSAGE' as const, factId, subjectId: messageId, containerId: channelId })),
  });
