import { factPositions, type LocalAnnouncements, type Services } from '@chat/domain/commands';
import { isRefusal, type Refusal, rejected } from '@chat/domain/errors';
import { chosenPresence } from '@chat/domain/identity';
import { historyBounds } from '@chat/domain/membership';
import type { Log } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import type { GraphQLSchema } from 'graphql';
import { announcementsTo } from './announcements.ts';
import { Connections } from './connections.ts';
import { DirectNews } from './directNews.ts';
import { FactFanOut } from './factFanOut.ts';
import { Flusher } from './flusher.ts';
import { followChannel } from './followChannel.ts';
import { FollowedStreams } from './followedStreams.ts';
import { followGuild } from './followGuild.ts';
import { followViewer } from './followViewer.ts';
import { LiveChannels } from './liveChannels.ts';
import { LiveDirects } from './liveDirects.ts';
import { LiveGuilds } from './liveGuilds.ts';
import { LiveViewers } from './liveViewers.ts';
import { LogFollower } from './logFollower.ts';
import type { Follower, Live } from './opening.ts';
import type { LiveOperation } from './operations.ts';
import { PresenceNews } from './presenceNews.ts';
import { PresentPeople } from './presentPeople.ts';
import { Renderer } from './rendering.ts';
import { Replays } from './replays.ts';
import { Shreds } from './shreds.ts';
import { type LiveConnection, Subscription } from './subscription.ts';

export interface HubOptions {
  readonly services: Services;
  /** Its subscription fields show payloads as they are from then on. */
  readonly schema: GraphQLSchema;
  readonly announcements: Pick<LocalAnnouncements, 'listen'>;
  readonly log: Log;
}

/** What the hub did since its start, and what it holds now. */
export interface HubStatistics {
  readonly position: Position;
  readonly connections: number;
  readonly subscriptions: number;
  /** Distinct subscriptions: what a fact costs depends on these. */
  readonly groups: number;
  readonly executions: number;
  readonly deliveries: number;
  readonly flushes: number;
  readonly evictions: number;
  readonly slowReaders: number;
  readonly replays: number;
  readonly replayedFacts: number;
  readonly followedStreams: number;
}

/** Pushes what happens to those who follow it. */
export interface Hub {
  readonly flusher: Flusher;
  readonly connections: Connections;
  readonly people: PresentPeople;
  /** Opens a subscription; refused where it may not be followed. Nothing is shown before its `begin`. */
  subscribe(connection: LiveConnection, operationId: string, operation: LiveOperation): Promise<Subscription | Refusal>;
  statistics(): HubStatistics;
  /** Ends everything. Repeating it changes nothing. */
  stop(): Promise<void>;
}

const mostSubscriptions = 200;

const followers: Readonly<Record<string, Follower>> = {
  channelEvents: followChannel,
  guildEvents: followGuild,
  viewerEvents: followViewer,
};

const statisticsOf = (live: Live, parts: Parts): HubStatistics => {
  const { channels, guilds, directs, viewers, follower, replays } = live;
  const { renderer, flusher, connections, streams } = parts;
  return {
    position: follower.position,
    connections: connections.size,
    subscriptions: connections.subscriptions,
    groups: channels.groups + guilds.groups + viewers.groups,
    executions: renderer.executions,
    deliveries: channels.deliveries + guilds.deliveries + viewers.deliveries,
    flushes: flusher.flushes,
    evictions: guilds.evictions + directs.evictions,
    slowReaders: connections.slowReaders,
    replays: replays.count,
    replayedFacts: replays.facts,
    followedStreams: streams.size,
  };
};

interface Parts {
  readonly renderer: Renderer;
  readonly flusher: Flusher;
  readonly people: PresentPeople;
  readonly connections: Connections;
  readonly streams: FollowedStreams;
}

const subscribing =
  (live: Live, renderer: Renderer): Hub['subscribe'] =>
  async (connection, operationId, operation) => {
    const follow = followers[operation.field];
    if (follow === undefined) return rejected('INVALID_REQUEST');
    if (connection.subscriptions.size >= mostSubscriptions)
      return rejected('TOO_MANY', { rule: 'SUBSCRIPTIONS', limit: mostSubscriptions });
    const subscription = new Subscription(connection, operationId, { operation, renderer });
    connection.subscriptions.add(subscription);
    const begin = await follow(live, subscription);
    if (isRefusal(begin)) {
      subscription.end();
      return begin;
    }
    subscription.opened(begin);
    return subscription;
  };

const livePartsOn = (options: HubOptions, { head, shreds }: { readonly head: Position; readonly shreds: Shreds }) => {
  const { services, schema, log } = options;
  const { logId, clock, presence } = services;
  const people = new PresentPeople({ presence, chosenPresence: chosenPresence(services), log });
  const parts: Parts = {
    renderer: new Renderer(schema),
    flusher: new Flusher(),
    people,
    connections: new Connections(people),
    streams: new FollowedStreams(services.aggregates),
  };
  const { renderer, streams, connections } = parts;
  // The follower is made last: it hands facts to the others, and they ask it for its place.
  const position = (): Position => follower.position;
  const channels = new LiveChannels(logId, renderer);
  const guilds = new LiveGuilds({ logId, streams, renderer, position, now: () => clock.now() });
  const viewers = new LiveViewers({ logId, renderer, position });
  const directs = new LiveDirects(services.aggregates, streams);
  const directNews = new DirectNews({ services, log, guilds, viewers });
  const replays = new Replays(services);
  const followed = { channels, guilds, directs, viewers };
  const fanOut = new FactFanOut({ services, log, streams, connections, ...followed, directNews, replays, shreds });
  const follower = new LogFollower(head, { store: services.store, log, take: (facts) => fanOut.take(facts) });
  const positionAt = factPositions(services);
  const bounds = historyBounds(positionAt);
  return {
    parts,
    directNews,
    live: { services, log, ...followed, follower, replays, shreds, positionAt, bounds },
  };
};

/** Follows the log from its end on. */
export const createHub = async (options: HubOptions): Promise<Hub> => {
  const { store } = options.services;
  const head = await store.head();
  const { parts, live, directNews } = livePartsOn(options, { head: head?.position ?? '', shreds: await Shreds.in(store) });
  const { connections, people, flusher, renderer } = parts;
  const stopListening = options.announcements.listen(announcementsTo(live, people));
  const news = new PresenceNews(live);
  const stopNews = options.services.presence.onChange((changes) => news.changed(changes));
  live.follower.start();
  return {
    flusher,
    connections,
    people,
    subscribe: subscribing(live, renderer),
    statistics: () => statisticsOf(live, parts),
    stop: async () => {
      stopListening();
      stopNews();
      news.stop();
      live.guilds.stop();
      directNews.stop();
      connections.closeAll(1001, 'Going away');
      await live.follower.stop();
    },
  };
};
