import { type Id, type Position, streams } from '@chat/schema/events';
import { factPositions, type PersonCaller, type Services } from '../commands/index.ts';
import { isRefusal, type Refusal } from '../errors/index.ts';
import { allows, historyBounds } from '../membership/index.ts';
import { type InChannel, inChannel } from './inChannel.ts';

/** Somebody who may see a channel, and from where on. */
export interface Reader extends InChannel {
  /** History bound: what stands at or below this position is hidden from them, as if it were not there. */
  readonly bound: Position;
}

/** Who may read what. */
export interface Readers {
  /** A hidden channel is answered as an unknown one. */
  in(caller: PersonCaller, channelId: Id): Promise<Reader | Refusal>;
}

/** With READ_HISTORY all of it is shown, otherwise what came after the latest join or gain of VIEW_CHANNEL. */
export const readers = (services: Services): Readers => {
  const positionAt = factPositions(services);
  const memberBound = historyBounds(positionAt);
  const boundOf = ({ channelId, userId, place }: InChannel): Promise<Position> =>
    place.kind === 'GUILD' ? memberBound({ ...place, userId }) : positionAt(streams.dm(channelId), place.joinedRevision);
  return {
    in: async (caller, channelId) => {
      const standing = await inChannel(services, caller, channelId, services.clock.now());
      if (isRefusal(standing)) return standing;
      const bound = allows(standing.permissions, 'READ_HISTORY') ? '' : await boundOf(standing);
      return { ...standing, bound };
    },
  };
};
