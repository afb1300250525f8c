import type { Log, Presence, PresencePort } from '@chat/platform';
import type { Id } from '@chat/schema/events';
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

export interface LoaderDependencies {
  readonly views: Views;
  readonly presence: PresencePort;
  readonly log: Log;
}

/** UNKNOWN where presence cannot be reached: an operation is worth more than that. */
const presenceLoader = ({ presence, log }: Omit<LoaderDependencies, 'views'>): DataLoader<Id, Presence | 'UNKNOWN'> =>
  new DataLoader(
    async (userIds) => {
      try {
        const present = await presence.present(userIds);
        return userIds.map((userId) => present.get(userId) ?? 'OFFLINE');
      } catch (error) {
        log.error('presence cannot be reached', { error });
        return userIds.map(() => 'UNKNOWN');
      }
    },
    { maxBatchSize: 1_000 },
  );

export const loadersOn = ({ views, presence, log }: LoaderDependencies) => ({
  presences: presenceLoader({ presence, log }),
  people: loaderOf(views, peopleView),
  guilds: loaderOf(views, guildsView),
  channels: loaderOf(views, channelsView),
  members: loaderOf(views, membersView),
  messages: loaderOf(views, messagesView),
  timeouts: loaderOf(views, timeoutsView),
  directConversations: loaderOf(views, directConversationsView),
});
