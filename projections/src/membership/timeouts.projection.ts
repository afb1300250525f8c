import { memberOf } from '@chat/schema/events';
import { memberId, timeoutsView } from '@chat/schema/views';
import { defineProjection } from '../runner/projection.ts';

const ofMember = (fact: { readonly stream: string }): readonly string[] => {
  const { guildId, userId } = memberOf(fact.stream);
  return [memberId(guildId, userId)];
};

/** Who is timed out where: that outlives leaving the guild. */
export const timeoutsProjection = defineProjection(timeoutsView, {
  MemberTimedOut: { touches: ofMember, evolve: (_timeout, fact, id) => ({ _id: id, until: fact.data.until ?? null }) },
  MemberTimeoutLifted: { touches: ofMember, evolve: () => undefined },
});
