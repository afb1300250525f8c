import type { LeafRange } from '@chat/platform';
import { type Basis, type Id, type Opened, streams } from '@chat/schema/events';
import type { Answer, Done, Gathered, PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { inChannel } from './inChannel.ts';
import { messageRevisions } from './sealedRevisions.ts';
import { type ShreddedState, shredded } from './shredded.state.ts';
import { decideShredMessage, type SealedRevision, type ShredMessage } from './shredMessage.decide.ts';

/** Which texts: all that the message has had, or one. */
export interface Shred {
  readonly channelId: Id;
  readonly messageId: Id;
  readonly revisionId: Id | undefined;
}

const gathering =
  (services: Services, caller: PersonCaller, { channelId, messageId, revisionId }: Shred) =>
  async (): Promise<Gathered<ShredMessage, undefined> | Refusal> => {
    const standing = await inChannel(services, caller, channelId, services.clock.now());
    if (isRefusal(standing)) return standing;
    const found = await messageRevisions(services, { channelId, messageId });
    if (isRefusal(found)) return found;
    const revisions = found.revisions.filter(({ factId }) => revisionId === undefined || factId === revisionId);
    if (revisions.length === 0) return rejected('NOT_FOUND');
    const basis: readonly Basis[] = [...standing.basis, [streams.channel(channelId), found.revision]];
    const looked = { writer: standing, channelId, messageId, authorId: found.message.authorId, revisions };
    return { looked, documents: undefined, basis, owners: {} };
  };

const isOf =
  ({ messageId, revisionId }: Shred) =>
  (original: readonly Opened[]): boolean =>
    original.every(
      ({ type, data }) =>
        type === 'LeavesShredded' &&
        data.targets.every(
          ({ subjectId, factId }) => subjectId === messageId && (revisionId === undefined || factId === revisionId),
        ),
    );

const destroy = async ({ vault }: Services, done: Done, looked: readonly SealedRevision[]): Promise<void> => {
  const leaves = new Map<Id, LeafRange[]>();
  const add = (ring: Id, ranges: readonly LeafRange[]) => leaves.set(ring, [...(leaves.get(ring) ?? []), ...ranges]);
  // Where there was nothing to append, an earlier attempt may have failed between its fact and the destruction.
  if (done.facts.length === 0) for (const { ring, leaf } of looked) add(ring, [{ first: leaf, last: leaf }]);
  for (const { type, data } of done.facts) if (type === 'LeavesShredded') add(data.ring, data.ranges);
  for (const [ring, ranges] of leaves) await vault.puncture(ring, ranges);
};

/**
 * Destroys texts of a message for ever. The fact stands first, so that a crash before the keys are gone is made good by
 * `vault.replay` at the next start.
 */
export const shredMessage =
  (services: Services) =>
  async (caller: PersonCaller, key: Id, shred: Shred): Promise<Answer> => {
    let looked: readonly SealedRevision[] = [];
    const answer = await services.commands.run<ShreddedState, undefined, ShredMessage>({
      name: 'shredMessage',
      key,
      scope: shred.channelId,
      caller,
      model: services.aggregates.model(streams.vault, shredded),
      gather: gathering(services, caller, shred),
      decide: (state, message) => {
        looked = message.revisions;
        return decideShredMessage(state, message);
      },
      repeats: isOf(shred),
    });
    if (!isRefusal(answer)) await destroy(services, answer, looked);
    return answer;
  };
