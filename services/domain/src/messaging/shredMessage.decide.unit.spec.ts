import type { DraftOf, Id, VaultFact } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { rejected } from '../errors/refusal.ts';
import { deciderSpec, exampleId, type GivenDraft } from '../testing/deciderSpec.ts';
import { shredded } from './shredded.state.ts';
import { decideShredMessage, type SealedRevision } from './shredMessage.decide.ts';
import { authorId, messageId, otherId, timedOut, writerWith } from './testing/writers.ts';

const channelId = exampleId(0xcc);
const ring = exampleId(0xee);
const revision = (number: number, of: Id = ring): SealedRevision => ({ factId: exampleId(number), ring: of, leaf: number });
const shreddedFact = (of: Id, ...revisions: readonly SealedRevision[]): DraftOf<VaultFact> => ({
  type: 'LeavesShredded',
  data: {
    ring: of,
    ranges: revisions.map(({ leaf }) => ({ first: leaf, last: leaf })),
    targets: revisions.map(({ factId }) => ({ kind: 'MESSAGE', factId, subjectId: messageId, containerId: channelId })),
  },
});
const shredding =
  (revisions: readonly SealedRevision[], writer = writerWith([])) =>
  (state: typeof shredded.initial) =>
    decideShredMessage(state, { writer, channelId, messageId, authorId, revisions });
const vault = deciderSpec(shredded);
const one = revision(1);
const two = revision(2);

describe('shredding a message', () => {
  it('destroys its texts, and names what readers must forget', () =>
    vault
      .given()
      .when(shredding([one, two]))
      .thenFacts(shreddedFact(ring, one, two)));

  it('destroys what is not destroyed yet', () =>
    vault
      .given(shreddedFact(ring, one))
      .when(shredding([one, two]))
      .thenFacts(shreddedFact(ring, two)));

  it('twice changes nothing', () =>
    vault
      .given(shreddedFact(ring, one))
      .when(shredding([one]))
      .thenNothing());

  it('is not fooled by other facts of the vault', () => {
    const destroyed: GivenDraft = { type: 'RingDestroyed', data: { ring: exampleId(0xab) } };
    vault
      .given(destroyed)
      .when(shredding([one]))
      .thenFacts(shreddedFact(ring, one));
  });

  it('names each ring in a fact of its own', () => {
    const other = exampleId(0xef);
    vault
      .given()
      .when(shredding([one, revision(2, other)]))
      .thenFacts(shreddedFact(ring, one), shreddedFact(other, revision(2, other)));
  });

  it('names at most 256 texts in a fact', () => {
    const revisions = Array.from({ length: 257 }, (_, number) => revision(number));
    vault
      .given()
      .when(shredding(revisions))
      .thenFacts(shreddedFact(ring, ...revisions.slice(0, 256)), shreddedFact(ring, revision(256)));
  });

  it('is open to its author while timed out, and in an archived channel', () => {
    expect(shredding([one], timedOut())(shredded.initial)).toHaveLength(1);
    expect(shredding([one], writerWith([], { closed: 'CHANNEL_ARCHIVED' }))(shredded.initial)).toHaveLength(1);
  });

  it('of somebody else takes MANAGE_MESSAGES', () => {
    expect(shredding([one], writerWith(['MANAGE_MESSAGES'], { userId: otherId }))(shredded.initial)).toHaveLength(1);
    vault
      .given()
      .when(shredding([one], writerWith(['SEND_MESSAGES'], { userId: otherId })))
      .thenRejected(rejected('FORBIDDEN'));
  });
});
