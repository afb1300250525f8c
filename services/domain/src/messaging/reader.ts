import { BoundedCache } from '@chat/platform';
import { type Id, type Position, streams } from '@chat/schema/events';
import type { PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal } from '../errors/index.ts';
import { allows } from '../membership/index.ts';
import { type InChannel, inChannel } from './inChannel.ts';

/** Somebody who may see a channel, and from where on. */
export interface Reader extends InChannel {
  readonly userId: Id;
  /** History bound: what stands at or below this position is hidden from them, as if it were not there. */
  readonly bound: Position;
}

/** Who may read what. */
export interface Readers {
  /** A hidden channel is answered as an unknown one. */
  in(caller: PersonCaller, channelId: Id): Promise<Reader | Refusal>;
}

/** Above every position. */
const everything: Position = '~';

/** With READ_HISTORY all of it is shown, otherwise what came after the latest join. */
export const readers = (services: Services, most = 50_000): Readers => {
  // A fact never moves.
  const joins = new BoundedCache<string, Position>(most);
  const joinedAt = async (stream: string, revision: number): Promise<Position> => {
    const name = `${stream} ${revision}`;
    const known = joins.get(name);
    if (known !== undefined) return known;
    const [joined] = await services.store.read(stream, { from: revision, limit: 1 });
    if (joined === undefined) throw new Error(`there is no fact at revision ${revision} of ${stream}`);
    joins.set(name, joined.position);
    return joined.position;
  };
  const boundOf = async ({ guildId, permissions, member }: InChannel, userId: Id): Promise<Position> => {
    if (allows(permissions, 'READ_HISTORY')) return '';
    if (member.joinedRevision === undefined) return everything;
    return joinedAt(streams.membership(guildId, userId), member.joinedRevision);
  };
  return {
    in: async (caller, channelId) => {
      const userId = caller.actor.id;
      const standing = await inChannel(services, caller, channelId, services.clock.now());
      return isRefusal(standing) ? standing : { ...standing, userId, bound: await boundOf(standing, userId) };
    },
  };
};
