import type { Document, ViewDeclaration } from '@chat/schema/views';
import {
  channelsView,
  directConversationsView,
  guildsView,
  membersView,
  messagesView,
  peopleView,
  timeoutsView,
} from '@chat/schema/views';
import DataLoader from 'dataloader';
import type { Views } from './views.ts';

/** Documents by id, read once an operation and together. */
export type Loaders = ReturnType<typeof loadersOn>;

const loaderOf = <Doc extends Document>(views: Views, view: ViewDeclaration<Doc>): DataLoader<string, Doc | undefined> =>
  new DataLoader(
    async (ids) => {
      const found = new Map((await views.getMany(view, ids)).map((document) => [document._id, document]));
      return ids.map((id) => found.get(id));
    },
    { maxBatchSize: 1_000 },
  );

export const loadersOn = (views: Views) => ({
  people: loaderOf(views, peopleView),
  guilds: loaderOf(views, guildsView),
  channels: loaderOf(views, channelsView),
  members: loaderOf(views, membersView),
  messages: loaderOf(views, messagesView),
  timeouts: loaderOf(views, timeoutsView),
  directConversations: loaderOf(views, directConversationsView),
});
