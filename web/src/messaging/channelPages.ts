import type { Client } from '@urql/core';
import { RequestFailed, Unreachable } from '../session/requestFailed.ts';
import { ask } from '../shared/asking.ts';
import { ChannelNewerPageDocument } from './channelNewerPage.generated.ts';
import { ChannelOlderPageDocument } from './channelOlderPage.generated.ts';
import type { ChannelPageFragment } from './channelPage.generated.ts';
import { ChannelPageAroundDocument } from './channelPageAround.generated.ts';
import { DirectNewerPageDocument } from './directNewerPage.generated.ts';
import { DirectOlderPageDocument } from './directOlderPage.generated.ts';
import { DirectPageAroundDocument } from './directPageAround.generated.ts';
import { messageOf } from './fromServer.ts';
import type { Page } from './timelineState.ts';
import type { UnreadMarkFragment } from './unreadMark.generated.ts';

/** A page with what a timeline needs to go on from it. */
export interface FoundPage extends Page {
  /** Of its messages, by id. */
  readonly cursors: ReadonlyMap<string, string>;
  /** Only where it was asked for. */
  readonly unread: UnreadMarkFragment | undefined;
}

/** A place in the history: a `seq`, or the first message at a moment or later. */
export type Place = { readonly around: number } | { readonly at: string };

export interface Asked {
  readonly minPosition: string | null;
  /** Also asks how much is unread: the server counts for it. */
  readonly isOpening: boolean;
}

/** Pages of one channel's history. Each rejects with what `problemOf` understands, after a while also where no answer comes. */
export interface ChannelPages {
  /** The page before a cursor, the newest where there is none. */
  older(before: string | null, asked: Asked): Promise<FoundPage>;
  newer(after: string, asked: Asked): Promise<FoundPage>;
  around(place: Place, asked: Asked): Promise<FoundPage>;
}

interface Room {
  readonly unread?: UnreadMarkFragment;
  readonly messages: ChannelPageFragment;
}

/** Whoever waits longer is told so; milliseconds. */
const longestWait = 10_000;

const inTime = <Answer>(asking: Promise<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Unreachable('no answer came')), longestWait);
    asking.then(resolve, reject).finally(() => clearTimeout(late));
  });

const found = async (asking: Promise<{ readonly room: Room | null }>): Promise<FoundPage> => {
  const { room } = await inTime(asking);
  if (room === null) throw new RequestFailed({ message: 'it is not there any more', extensions: { code: 'NOT_FOUND' } });
  const { edges, pageInfo } = room.messages;
  return {
    messages: edges.map(({ node }) => messageOf(node)),
    hasOlder: pageInfo.hasPreviousPage,
    hasNewer: pageInfo.hasNextPage,
    cursors: new Map(edges.map(({ cursor, node }) => [node.id, cursor])),
    unread: room.unread,
  };
};

const channelDocuments = {
  older: ChannelOlderPageDocument,
  newer: ChannelNewerPageDocument,
  around: ChannelPageAroundDocument,
};
const directDocuments = { older: DirectOlderPageDocument, newer: DirectNewerPageDocument, around: DirectPageAroundDocument };

interface PagesOptions {
  readonly client: Client;
  readonly channelId: string;
  readonly isDirect: boolean;
}

/** Asks the server for them. A direct conversation is asked for by its own name, with the same answer. */
export const channelPages = ({ client, channelId, isDirect }: PagesOptions): ChannelPages => {
  const documents = isDirect ? directDocuments : channelDocuments;
  return {
    older: (before, asked) => found(ask(client, documents.older, { channelId, before, ...asked })),
    newer: (after, { minPosition }) => found(ask(client, documents.newer, { channelId, after, minPosition })),
    around: (place, asked) => found(ask(client, documents.around, { channelId, ...place, ...asked })),
  };
};
