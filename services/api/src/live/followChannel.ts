import { isRefusal, rejected } from '@chat/domain/errors';
import { streams } from '@chat/schema/events';
import { idOf } from '../graph/scalars.ts';
import { type ChannelSubscription, type Entrance, entranceTo } from './channelEntrances.ts';
import { caughtUp, reset } from './control.types.ts';
import { channelCursor, type LiveCursor, readCursor } from './cursor.ts';
import { itemFor, seesNewMessages } from './newcomers.ts';
import { afterOf, behind, type Follower, gone, isUpToDate, type Live, leaveWith, textArgument, userOf } from './opening.ts';
import { asTheyStandNow } from './waitingItems.ts';

/** Further behind than this, a client fetches the newest page instead. */
const mostReplayed = 5_000;

interface ChannelFollowing extends ChannelSubscription {
  readonly entrance: Entrance;
  readonly after: Extract<LiveCursor, { readonly kind: 'CHANNEL' }> | undefined;
}

/** Tells what lies between two places of the channel; false where that cannot be told. */
const tellMissed = async (live: Live, following: ChannelFollowing, span: { readonly from: number; readonly to: number }) => {
  const { subscription, channelId, entrance } = following;
  const { logId } = live.services;
  if (span.from > span.to) subscription.endWith(reset('LOG_REPLACED'));
  else if (span.to - span.from > mostReplayed) subscription.endWith(reset('TOO_FAR', channelCursor(logId, span.to)));
  else if (span.to > span.from && !subscription.ended) {
    const { bound } = subscription;
    const shownTo = { logId, userId: userOf(subscription), seesRevisions: entrance.seesRevisions(), bound };
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
  const { subscription, channelId, topic, entrance, after } = following;
  const { store, logId } = live.services;
  if (after !== undefined && after.logId !== logId) return subscription.endWith(reset('LOG_REPLACED'));
  // What those may not be shown who may not read the history.
  subscription.bound = subscription.visibility === seesNewMessages ? await entrance.bound() : '';
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

/** `channelEvents`: a channel is found only by those who may see it, be it of a guild or a direct conversation. */
export const followChannel: Follower = async (live, subscription) => {
  const given = afterOf(subscription);
  const after = given === undefined ? undefined : readCursor(given, 'CHANNEL');
  if (isRefusal(after)) return after;
  const channelId = idOf(textArgument(subscription, 'channelId'));
  const parent = channelId && (await live.services.channels.parentOf(channelId));
  if (channelId === undefined || parent === undefined) return rejected('NOT_FOUND');
  if (!(await isUpToDate(live))) return behind();
  const topic = live.channels.open(channelId);
  const entry = { subscription, channelId, topic };
  const entrance = entranceTo(live, entry, parent);
  const leave = () => {
    topic.delete(subscription);
    entrance.leave();
    live.channels.released(channelId);
  };
  if (!leaveWith(subscription, leave)) return gone;
  topic.join(subscription);
  const refused = await entrance.enter();
  return refused ?? (() => begin(live, { ...entry, entrance, after }));
};
