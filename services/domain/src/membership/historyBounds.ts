import { type Id, type Position, streams } from '@chat/schema/events';
import type { FactPositions } from '../commands/index.ts';
import type { ExistingGuild } from '../guilds/index.ts';
import type { MemberState } from './member.state.ts';
import { type SeeingChange, seeingRoles, seenSince } from './seenSince.policy.ts';

/** A person in a guild. */
export interface BoundedMember {
  readonly guildId: Id;
  readonly guild: ExistingGuild;
  readonly userId: Id;
  readonly member: MemberState;
}

/** From where on somebody sees what was said, who may not read the history: what stands there or before is hidden. */
export type HistoryBounds = (who: BoundedMember) => Promise<Position>;

/** Above every position. */
const everything: Position = '~';

/** The latest join, or the latest gain of VIEW_CHANNEL since. */
export const historyBounds =
  (positionAt: FactPositions): HistoryBounds =>
  async ({ guildId, guild, userId, member }) => {
    if (member.joinedRevision === undefined) return everything;
    const stream = streams.membership(guildId, userId);
    const joined = await positionAt(stream, member.joinedRevision);
    const roles = seeingRoles(guild, member);
    if (guild.everyoneSees.length === 1 && (roles.length === 0 || guild.everyoneSees[0]?.sees)) return joined;
    const ofEveryone = guild.everyoneSees.map(async ({ revision, sees }): Promise<SeeingChange> => {
      return { position: await positionAt(streams.guild(guildId), revision), source: 'everyone', sees };
    });
    const ofRoles = roles.map(async ({ revision, roleId, held }): Promise<SeeingChange> => {
      return { position: await positionAt(stream, revision), source: roleId, sees: held };
    });
    return seenSince(joined, await Promise.all([...ofEveryone, ...ofRoles]));
  };
