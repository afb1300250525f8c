import { blocksProjection, directConversationsProjection } from './directMessages/index.ts';
import { channelsProjection, guildsProjection } from './guilds/index.ts';
import { nameKeysProjection, peopleProjection } from './identity/index.ts';
import { invitesProjection, membersProjection, timeoutsProjection } from './membership/index.ts';
import {
  conversationsProjection,
  messagesProjection,
  reactorsProjection,
  receiptsProjection,
  revisionsProjection,
} from './messaging/index.ts';
import type { Projection } from './runner/projection.ts';

/** Every view of the product and how facts fold into it. */
export const projections: readonly Projection[] = [
  messagesProjection,
  revisionsProjection,
  reactorsProjection,
  receiptsProjection,
  conversationsProjection,
  peopleProjection,
  nameKeysProjection,
  guildsProjection,
  channelsProjection,
  membersProjection,
  timeoutsProjection,
  invitesProjection,
  directConversationsProjection,
  blocksProjection,
];
