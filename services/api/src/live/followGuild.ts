import { isRefusal, rejected } from '@chat/domain/errors';
import { type Position, streams } from '@chat/schema/events';
import { idOf } from '../graph/scalars.ts';
import { readCursor } from './cursor.ts';
import type { LiveGuild } from './liveGuild.ts';
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
import { resumeFromRing } from './resumeFromRing.ts';
import type { Subscription } from './subscription.ts';

/** Where the viewer's latest join stands: what happened before is not theirs to hear. */
const joinedAt = async ({ services }: Live, guild: LiveGuild, subscription: Subscription): Promise<Position> => {
  const place = guild.placeOf(userOf(subscription));
  const revision = place?.member.joinedRevision;
  if (place === undefined || revision === undefined) return '';
  const [fact] = await services.store.read(streams.membership(guild.guildId, place.userId), { from: revision, limit: 1 });
  return fact?.position ?? '';
};

/** `guildEvents`: a guild is found only by its members. */
export const followGuild: Follower = async (live, subscription) => {
  const given = afterOf(subscription);
  const after = given === undefined ? undefined : readCursor(given, 'LOG');
  if (isRefusal(after)) return after;
  const guildId = idOf(textArgument(subscription, 'guildId'));
  if (guildId === undefined) return rejected('NOT_FOUND');
  if (!(await isUpToDate(live))) return behind();
  const guild = live.guilds.open(guildId);
  const entry = { subscription, channelId: undefined, topic: guild.topic };
  const leave = () => {
    guild.leave(entry);
    live.guilds.released(guild);
  };
  if (!leaveWith(subscription, leave)) return gone;
  const refused = await enterGuild(live, guild, entry);
  if (refused !== undefined) return refused;
  return async () => {
    const notBefore = after === undefined ? '' : await joinedAt(live, guild, subscription);
    await resumeFromRing(live, subscription, { topic: guild.topic, ring: guild.ring, after, notBefore });
  };
};
