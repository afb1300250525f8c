import { isRefusal } from '@chat/domain/errors';
import { membersView } from '@chat/schema/views';
import { readCursor } from './cursor.ts';
import type { LiveViewer } from './liveViewers.ts';
import { afterOf, behind, type Follower, gone, isUpToDate, type Live, leaveWith, userOf } from './opening.ts';
import { resumeFromRing } from './resumeFromRing.ts';

const patience = 2_000;
const mostGuilds = 1_000;

/** Which guilds mentions of everybody and of roles can come from. Memberships that change later come with the log. */
const findGuilds = async ({ services, viewers, follower, log }: Live, viewer: LiveViewer): Promise<void> => {
  try {
    await services.views.waitFor(follower.position, [membersView], patience);
    const query = { index: 'byUser', equals: { userId: viewer.userId }, limit: mostGuilds };
    for (const { guildId } of await services.readStore.find(membersView, query)) viewers.isIn(viewer, guildId);
  } catch (error) {
    // Mentions are counted by queries as well: the subscription is worth more than the pings of everybody.
    log.error('the guilds of a viewer are not known', { error });
  }
};

/** `viewerEvents`: what is for the viewer alone. */
export const followViewer: Follower = async (live, subscription) => {
  const given = afterOf(subscription);
  const after = given === undefined ? undefined : readCursor(given, 'LOG');
  if (isRefusal(after)) return after;
  if (!(await isUpToDate(live))) return behind();
  const viewer = live.viewers.open(userOf(subscription));
  if (!leaveWith(subscription, () => live.viewers.leave(viewer, subscription))) return gone;
  const { topic, ring } = viewer;
  // It counts as followed from here on; what comes until then is in the ring.
  topic.join(subscription);
  return async () => {
    await resumeFromRing(live, subscription, { topic, ring, after, notBefore: '' });
    if (!subscription.ended) await findGuilds(live, viewer);
  };
};
