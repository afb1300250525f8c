import type { FactPositions, Services } from '@chat/domain/commands';
import { type Refusal, rejected } from '@chat/domain/errors';
import type { HistoryBounds } from '@chat/domain/membership';
import type { Log } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { LiveChannels } from './liveChannels.ts';
import type { LiveDirects } from './liveDirects.ts';
import type { GuildSubscription, LiveGuild } from './liveGuild.ts';
import type { LiveGuilds } from './liveGuilds.ts';
import type { LiveViewers } from './liveViewers.ts';
import type { LogFollower } from './logFollower.ts';
import type { Replays } from './replays.ts';
import type { Shreds } from './shreds.ts';
import type { Begin, Subscription } from './subscription.ts';

/** What the hub follows. */
export interface Live {
  readonly services: Services;
  readonly log: Log;
  readonly channels: LiveChannels;
  readonly guilds: LiveGuilds;
  readonly directs: LiveDirects;
  readonly viewers: LiveViewers;
  readonly follower: LogFollower;
  readonly replays: Replays;
  readonly shreds: Shreds;
  readonly positionAt: FactPositions;
  readonly bounds: HistoryBounds;
}

/** Longer than a query waits: clients do not ask again by themselves when a subscription fails. */
const patience = 10_000;

/** Whether the hub has read everything that was acknowledged before the call: a ban and a join alike. */
export const isUpToDate = async ({ services, follower }: Pick<Live, 'services' | 'follower'>): Promise<boolean> => {
  const head = await services.store.head();
  return head === undefined || follower.reached(head.position, patience);
};

export const behind = (): Refusal => rejected('PROJECTION_BEHIND', { retryAfter: 1_000 });

/** Enters a guild with a subscription; refused where its viewer may not follow it. */
export const enterGuild = async (live: Live, guild: LiveGuild, entry: GuildSubscription): Promise<Refusal | undefined> => {
  const { subscription } = entry;
  try {
    await guild.enter(entry);
  } catch (error) {
    subscription.end();
    throw error;
  }
  live.guilds.loaded(guild);
  const visibility = guild.visibilityOf(entry);
  if (visibility === undefined) {
    subscription.end();
    return rejected('NOT_FOUND');
  }
  subscription.visibility = visibility;
  return undefined;
};

/** What ends with the subscription. Answers false where it has ended already: its client is gone. */
export const leaveWith = (subscription: Subscription, leave: () => void): boolean => {
  if (subscription.ended) {
    leave();
    return false;
  }
  subscription.leave = leave;
  return true;
};

/** The `after` argument, where there is one. */
export const afterOf = ({ operation }: Subscription): string | undefined =>
  typeof operation.args['after'] === 'string' ? operation.args['after'] : undefined;

/** An argument that is an id. */
export const textArgument = ({ operation }: Subscription, name: string): string => String(operation.args[name] ?? '');

export const gone: Refusal = rejected('UNAVAILABLE', { retryAfter: 1_000 });

export type Follower = (live: Live, subscription: Subscription) => Promise<Begin | Refusal>;

export const userOf = (subscription: Subscription): Id => subscription.connection.userId;
