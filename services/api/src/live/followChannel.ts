import { isRefusal, rejected } from '@chat/domain/errors';
import { type Id, type Position, streams } from '@chat/schema/events';
import { idOf } from '../graph/scalars.ts';
import { caughtUp, reset } from './control.types.ts';
import { channelCursor, type LiveCursor, readCursor } from './cursor.ts';
import type { LiveGuild } from './liveGuild.ts';
import { itemFor, seesNewMessages } from './newcomers.ts';
import {
  afterOf,
  behind,
  enterGuild,
  type Follower,
  gone,
  isUpToDate,
  type Live,
  leaveWith,
  textArgument,
  userOf,
} from './opening.ts';
import type { Subscription } from './subscription.ts';
import type { Topic } from './topic.ts';
import { seesRevisions } from './visibility.ts';
import { asTheyStandNow } from './waitingItems.ts';

/** Further behind than this, a client fetches the newest page instead. */
const mostReplayed = 5_000;

interface ChannelFollowing {
  readonly subscription: Subscription;
  readonly channelId: Id;
  readonly guild: LiveGuild;
  readonly topic: Topic;
  readonly after: Extract<LiveCursor, { readonly kind: 'CHANNEL' }> | undefined;
}

/** What those may not be shown who may not read the history. */
const historyBound = async ({ bounds }: Live, { guild, subscription }: ChannelFollowing): Promise<Position> => {
  const place = guild.placeOf(userOf(subscription));
  if (place?.guild.status !== 'OPEN' || subscription.visibility !== seesNewMessages) return '';
  return bounds({ ...place, guild: place.guild, guildId: guild.guildId });
};

/** Tells what lies between two places of the channel; false where that cannot be told. */
const tellMissed = async (live: Live, following: ChannelFollowing, span: { readonly from: number; readonly to: number }) => {
  const { subscription, channelId, guild } = following;
  const { logId } = live.services;
  const place = guild.placeOf(userOf(subscription));
  if (span.from > span.to) subscription.endWith(reset('LOG_REPLACED'));
  else if (span.to - span.from > mostReplayed) subscription.endWith(reset('TOO_FAR', channelCursor(logId, span.to)));
  else if (span.to > span.from && place !== undefined) {
    const shownTo = { logId, userId: place.userId, seesRevisions: seesRevisions(place), bound: subscription.bound };
    await live.replays.run(subscription, { ...span, ...shownTo, channelId, position: subscription.after });
  }
};

/** Tells which texts were destroyed since the cursor: what the client holds of them goes. */
const tellShreds = async ({ services, shreds }: Live, following: ChannelFollowing): Promise<void> => {
  const { subscription, channelId, after } = following;
  if (after === undefined || shreds.none || subscription.ended) return;
  const [newest] =
    after.seq === 0 ? [] : await services.store.read(streams.channel(channelId), { from: after.seq - 1, limit: 1 });
  const missed = await shreds.since(newest?.position ?? '', channelId);
  if (missed === undefined) subscription.endWith(reset('REFETCH'));
  else if (!subscription.ended) for (const texts of missed) subscription.show(texts);
};

/** Items that came in the meantime wait in the topic, so that nothing is lost or told twice where replay and live meet. */
const begin = async (live: Live, following: ChannelFollowing): Promise<void> => {
  const { subscription, channelId, topic, after } = following;
  const { store, logId } = live.services;
  if (after !== undefined && after.logId !== logId) return subscription.endWith(reset('LOG_REPLACED'));
  subscription.bound = await historyBound(live, following);
  let from = after?.seq;
  let waiting = topic.waitingFor(subscription);
  do {
    topic.join(subscription);
    const [last] = await store.read(streams.channel(channelId), { backwards: true, limit: 1 });
    const to = (last?.revision ?? -1) + 1;
    subscription.after = last?.position ?? '';
    await tellMissed(live, following, { from: from ?? to, to });
    await tellShreds(live, following);
    if (subscription.ended) return;
    from = to;
    waiting = topic.waitingFor(subscription);
  } while (waiting.overflowed);
  subscription.show(caughtUp(channelCursor(logId, from)));
  const newer = waiting.items.filter(({ position = '' }) => position > subscription.after);
  for (const payload of asTheyStandNow(newer.map((item) => itemFor(subscription, item)))) subscription.show(payload);
  topic.add(subscription);
};

/** `channelEvents`: a channel is found only by those who may see it. */
export const followChannel: Follower = async (live, subscription) => {
  const given = afterOf(subscription);
  const after = given === undefined ? undefined : readCursor(given, 'CHANNEL');
  if (isRefusal(after)) return after;
  const channelId = idOf(textArgument(subscription, 'channelId'));
  const guildId = channelId && (await live.services.channels.guildOf(channelId));
  if (channelId === undefined || guildId === undefined) return rejected('NOT_FOUND');
  if (!(await isUpToDate(live))) return behind();
  const topic = live.channels.open(channelId);
  const guild = live.guilds.open(guildId);
  const entry = { subscription, channelId, topic };
  const leave = () => {
    topic.delete(subscription);
    guild.leave(entry);
    live.channels.released(channelId);
    live.guilds.released(guild);
  };
  if (!leaveWith(subscription, leave)) return gone;
  topic.join(subscription);
  const refused = await enterGuild(live, guild, entry);
  return refused ?? (() => begin(live, { subscription, channelId, guild, topic, after }));
};
