import { type DBSchema, openDB } from 'idb';

/** A message as it can be read without a network. */
export interface KeptMessage {
  readonly id: string;
  readonly authorName: string | null;
  readonly content: string;
  readonly sentAt: string;
}

/** The newest messages of a channel, as they were. */
export interface KeptPage {
  readonly channelId: string;
  /** The account that read it. */
  readonly readerId: string;
  readonly channelName: string | null;
  readonly guildName: string | null;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** The oldest first. */
  readonly messages: readonly KeptMessage[];
}

interface OfflineSchema extends DBSchema {
  readonly pages: { readonly key: string; readonly value: KeptPage };
}

const mostChannels = 20;
export const mostMessages = 50;

const open = () =>
  openDB<OfflineSchema>('offline', 2, {
    upgrade: (upgraded, version) => {
      // Pages of version 1 did not say whose they are.
      if (version === 1) upgraded.deleteObjectStore('pages');
      upgraded.createObjectStore('pages', { keyPath: 'channelId' });
    },
  });

/** The one kept last first. */
export const keptPages = async (): Promise<readonly KeptPage[]> => {
  const database = await open();
  const pages = await database.getAll('pages');
  database.close();
  return pages.toSorted((one, other) => other.keptAt - one.keptAt);
};

/** In the place of what was kept of the channel; where too many are kept the oldest goes. */
export const keepPage = async (page: KeptPage): Promise<void> => {
  const database = await open();
  await database.put('pages', { ...page, messages: page.messages.slice(-mostMessages) });
  database.close();
  const tooMany = (await keptPages()).slice(mostChannels);
  await forgetPages(tooMany.map(({ channelId }) => channelId));
};

/** Nothing happens with what is not kept. */
export const forgetPages = async (channelIds: readonly string[]): Promise<void> => {
  if (channelIds.length === 0) return;
  const database = await open();
  await Promise.all(channelIds.map((channelId) => database.delete('pages', channelId)));
  database.close();
};

/** Nobody is logged in any more, or nobody knows yet what may still be seen. */
export const forgetAllPages = async (): Promise<void> => {
  const database = await open();
  await database.clear('pages');
  database.close();
};
