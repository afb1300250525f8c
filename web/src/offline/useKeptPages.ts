import { useEffect, useMemo, useRef } from 'react';
import { type Client, useClient } from 'urql';
import { type Guild, useGuilds } from '../guilds/index.ts';
import { pause } from '../live/pause.ts';
import { usePeople } from '../people/PeopleProvider.tsx';
import type { PeopleDirectory } from '../people/peopleDirectory.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { ask } from '../shared/asking.ts';
import { recentChannelIds } from '../switcher/index.ts';
import { forgetAllPages, forgetPages, type KeptMessage, type KeptPage, keepPage, keptPages, mostMessages } from './keptPages.ts';
import { PageToKeepDocument } from './pageToKeep.generated.ts';

/** Of where the viewer was of late, so many channels are fetched, with a pause between two, in milliseconds. */
const mostRecent = 8;
const betweenTwo = 1_000;
/** What happens within so many milliseconds is kept together. */
const together = 1_000;

const now = (): number => Math.floor(performance.timeOrigin + performance.now());

/** Keeping is a help: a full disk or a private window makes nothing else fail. */
const ignored = (): undefined => undefined;

type Names = Pick<KeptPage, 'channelName' | 'guildName'>;

const namesOf = (guilds: readonly Guild[], channelId: string): Names | undefined =>
  guilds.flatMap(({ name: guildName, channels }) =>
    channels.filter(({ id }) => id === channelId).map(({ name: channelName }) => ({ channelName, guildName })),
  )[0];

type Place = Pick<KeptPage, 'channelId' | 'readerId' | 'channelName' | 'guildName'>;

const fetchAndKeep = async (client: Client, place: Place): Promise<void> => {
  const { channel } = await ask(client, PageToKeepDocument, { channelId: place.channelId });
  const messages = (channel?.messages.edges ?? []).flatMap(({ node: { id, content, sentAt, author } }) =>
    content === null ? [] : [{ id, content, sentAt, authorName: author?.displayName ?? author?.handle ?? null }],
  );
  await keepPage({ ...place, keptAt: now(), messages });
};

interface Renewing {
  readonly client: Client;
  readonly readerId: string;
  readonly channelIds: readonly string[];
  readonly namesOf: (channelId: string) => Names | undefined;
  readonly isGone: () => boolean;
}

/** One after the other, without haste. */
const renew = async ({ client, readerId, channelIds, namesOf, isGone }: Renewing): Promise<void> => {
  await forgetAllPages();
  for (const channelId of channelIds) {
    await pause(betweenTwo);
    const names = namesOf(channelId);
    if (isGone()) return;
    if (names !== undefined) await fetchAndKeep(client, { channelId, readerId, ...names });
  }
};

const forgetLost = async (guilds: readonly Guild[]): Promise<void> => {
  const lost = (await keptPages()).filter(({ channelId }) => namesOf(guilds, channelId) === undefined);
  await forgetPages(lost.map(({ channelId }) => channelId));
};

/** What is kept follows what the viewer may see: it goes before anything is drawn of it, and comes anew from the server. */
export const useKeptPages = (): void => {
  const client = useClient();
  const viewerId = useViewerId();
  const { guilds, isLoaded } = useGuilds();
  const latest = useRef(guilds);
  useEffect(() => {
    latest.current = guilds;
    if (isLoaded) forgetLost(guilds).catch(ignored);
  }, [isLoaded, guilds]);
  useEffect(() => {
    if (!isLoaded) return undefined;
    let isGone = false;
    renew({
      client,
      readerId: viewerId,
      channelIds: recentChannelIds(viewerId).slice(0, mostRecent),
      namesOf: (channelId) => namesOf(latest.current, channelId),
      isGone: () => isGone,
    }).catch(ignored);
    return () => {
      isGone = true;
    };
  }, [client, viewerId, isLoaded]);
};

/** What of a message is kept. */
interface Said {
  readonly id: string;
  readonly authorId: string;
  readonly content: string | null;
  readonly sentAt: string;
}

const keptOf = (messages: readonly Said[], people: PeopleDirectory): readonly KeptMessage[] =>
  messages
    .slice(-mostMessages)
    .flatMap(({ id, authorId, content, sentAt }) =>
      content === null ? [] : [{ id, content, sentAt, authorName: people.person(authorId).get()?.displayName ?? null }],
    );

/** Keeps the newest messages of the open channel as they are: what is deleted in it is deleted there. */
export const useKeptPage = (channelId: string, messages: readonly Said[], isComplete: boolean): void => {
  const people = usePeople();
  const readerId = useViewerId();
  const { guilds } = useGuilds();
  const { channelName, guildName } = useMemo(() => namesOf(guilds, channelId), [guilds, channelId]) ?? {};
  useEffect(() => {
    if (!isComplete || channelName === undefined || guildName === undefined) return undefined;
    const later = setTimeout(() => {
      const page = { channelId, readerId, channelName, guildName, keptAt: now(), messages: keptOf(messages, people) };
      keepPage(page).catch(ignored);
    }, together);
    return () => clearTimeout(later);
  }, [people, readerId, channelId, channelName, guildName, messages, isComplete]);
};
