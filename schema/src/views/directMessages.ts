import type { Count, DirectConversationKind, Id, Millis, Position } from '../events/index.ts';
import { type Document, defineView } from './view.ts';

/** A direct conversation; its messages are those of the channel with the same id. */
export interface DirectConversationDocument extends Document {
  readonly _id: Id;
  readonly kind: DirectConversationKind;
  /** Those who are in it now, in the order in which they came. */
  readonly participantIds: readonly Id[];
  readonly openedAt: Millis;
  /** `seq` of the newest message; 0 where there is none. */
  readonly lastMessageSeq: Count;
  /** Where the newest message stands, or the opening where there is none: the order of lists. */
  readonly lastPosition: Position;
}

export const directConversationsView = defineView<DirectConversationDocument>({
  name: 'directConversations',
  version: 1,
  indexes: { byParticipant: { multikey: 'participantIds', paths: ['lastPosition'] } },
});

/** That somebody has blocked somebody else. Gone when they unblock them. */
export interface BlockDocument extends Document {
  /** `userId blockedId`. */
  readonly _id: string;
  /** Who blocks. */
  readonly userId: Id;
  readonly blockedId: Id;
  readonly at: Millis;
}

/** The `_id` of a block. */
export const blockId = (userId: Id, blockedId: Id): string => `${userId} ${blockedId}`;

export const blocksView = defineView<BlockDocument>({
  name: 'blocks',
  version: 1,
  indexes: { byUser: { paths: ['userId', 'at'] } },
});
