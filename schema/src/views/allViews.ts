import { blocksView, directConversationsView } from './directMessages.ts';
import { channelsView, guildsView, invitesView } from './guilds.ts';
import { conversationsView, messagesView, reactorsView, receiptsView, revisionsView } from './messages.ts';
import { membersView, nameKeysView, peopleView, timeoutsView } from './people.ts';
import type { ViewDeclaration } from './view.ts';

/** Every view that facts fold into: what a process needs to know that reads what another one folds. */
export const allViews: readonly ViewDeclaration[] = [
  messagesView,
  revisionsView,
  reactorsView,
  receiptsView,
  conversationsView,
  peopleView,
  nameKeysView,
  guildsView,
  channelsView,
  membersView,
  timeoutsView,
  invitesView,
  directConversationsView,
  blocksView,
];
