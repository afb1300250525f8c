import { aggregates, commandRunner, type PersonCaller, type Services } from '@chat/domain/commands';
import { MemoryEventStore, ReadableVault } from '@chat/domain/commands/testing';
import {
  addReaction,
  conversations,
  deleteMessage,
  editMessage,
  pinMessage,
  removeReaction,
  sendMessage,
  shredMessage,
  unpinMessage,
} from '@chat/domain/messaging';
import { manualClock } from '@chat/platform/testing';
import { type Id, streams } from '@chat/schema/events';
import { maskOf } from '@chat/schema/permissions';
import type { RevisionDocument, ViewDeclaration } from '@chat/schema/views';
import { projectBatch } from '../../runner/projectBatch.ts';
import { exampleId } from '../../runner/recorded.ts';
import { MemoryReadStore } from '../../runner/testing/memoryReadStore.ts';
import type { ViewState } from '../../runner/viewState.ts';
import { conversationsProjection } from '../conversations.projection.ts';
import { messagesProjection } from '../messages.projection.ts';
import { reactorsProjection } from '../reactors.projection.ts';
import { receiptsProjection } from '../receipts.projection.ts';
import { revisionsProjection } from '../revisions.projection.ts';

export const guildId = exampleId(0x90);
export const channelId = exampleId(0x91);
export const otherChannelId = exampleId(0x92);
/** The owner, and two members who may only join in with emoji that are there. */
export const people = [exampleId(1), exampleId(2), exampleId(3)] as const;

const everyone = maskOf('VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_HISTORY', 'PIN_MESSAGES');
const sessionOf = (userId: Id): Id => `5${userId.slice(1)}` as Id;

export const callerOf = (userId: Id): PersonCaller => ({
  actor: { kind: 'USER', id: userId },
  via: 'WEB',
  sessionId: sessionOf(userId),
  correlationId: exampleId(0xc0),
});

type Given = readonly [stream: string, ...facts: readonly (readonly [type: string, data: object])[]];

const given: readonly Given[] = [
  ...people.map(
    (userId): Given => [
      streams.account(userId),
      ['AccountRegistered', { handle: exampleId(0xa), claimId: exampleId(0xb), avatarColour: '#000000', locale: 'EN' }],
      ['SessionStarted', { sessionId: sessionOf(userId), method: 'PASSWORD' }],
    ],
  ),
  [
    streams.guild(guildId),
    ['GuildCreated', { ownerId: people[0], everyone }],
    ['ChannelCreated', { channelId, kind: 'TEXT', position: 1 }],
    ['ChannelCreated', { channelId: otherChannelId, kind: 'TEXT', position: 2 }],
  ],
  ...people.slice(1).map((userId): Given => [streams.membership(guildId, userId), ['MemberJoined', { via: 'INVITE' }]]),
];

/** A guild with two channels and three people in it. */
const settled = (): MemoryEventStore => {
  const store = new MemoryEventStore();
  let number = 0;
  for (const [stream, ...facts] of given) {
    const envelopes = facts.map(([type, data]) => {
      number += 1;
      const id = exampleId(0xf000 + number);
      const meta = { actor: { kind: 'USER', id }, via: 'WEB', at: 0, basis: [], correlationId: id, causationId: id } as const;
      return { id, type, data, meta: { ...meta, schemaVersion: 1 } };
    });
    store.write({ stream, expected: 'no_stream', facts: envelopes });
  }
  return store;
};

/** Finds what a shred looks for: the revisions of a message. */
class SearchableStore extends MemoryReadStore {
  async find(view: ViewDeclaration<RevisionDocument>, { equals }: { readonly equals: { readonly messageId: string } }) {
    const documents = await this.scan(view, undefined, 1_000);
    return documents.filter(({ messageId }) => messageId === equals.messageId).sort((one, other) => one.seq - other.seq);
  }
}

const projections = [messagesProjection, reactorsProjection, receiptsProjection, conversationsProjection, revisionsProjection];

/** A node whose views lag as far behind as a spec leaves them, each by itself. */
export class LaggingNode {
  readonly store = settled();
  readonly vault = new ReadableVault();
  readonly #clock = manualClock();
  readonly #readStore = new SearchableStore();
  readonly #views = projections.map((projection): ViewState => ({ projection, position: undefined, parked: new Set() }));
  readonly #trimFrom: number;
  /** `view id` of each document that is parked. */
  readonly parked = new Set<string>();
  handlers: ReturnType<LaggingNode['start']>;

  constructor(trimFrom: number) {
    this.#trimFrom = trimFrom;
    this.handlers = this.start();
  }

  /** Handlers that know nothing yet, as after a restart. */
  start() {
    const { store } = this;
    const clock = this.#clock;
    const parts = {
      store,
      clock,
      vault: this.vault,
      readStore: this.#readStore,
      aggregates: aggregates(store),
      commands: commandRunner({ store, vault: this.vault, clock, wait: async () => undefined }),
      channels: { parentOf: async () => ({ kind: 'GUILD', guildId }) },
      views: {
        isParked: async (view: { readonly name: string }, id: string) => this.parked.has(`${view.name} ${id}`),
        waitFor: async () => true,
      },
    };
    // Conversations use nothing else of a node.
    const services = parts as unknown as Services;
    const channels = conversations(services, { trimFrom: this.#trimFrom });
    return {
      send: sendMessage(channels),
      edit: editMessage(channels),
      remove: deleteMessage(channels),
      react: addReaction(channels),
      unreact: removeReaction(channels),
      pin: pinMessage(channels),
      unpin: unpinMessage(channels),
      shred: shredMessage(services),
    };
  }

  restart(): void {
    this.handlers = this.start();
  }

  /** Moves one view on by so many facts. */
  async project(view: number, count: number): Promise<void> {
    const state = this.#views[view % this.#views.length];
    if (state === undefined) return;
    const facts = this.store.facts.filter(({ position }) => position > (state.position ?? '')).slice(0, count);
    const ports = {
      readStore: this.#readStore as never,
      vault: this.vault,
      clock: this.#clock,
      logId: exampleId(0x106),
    };
    await projectBatch(ports, [state], facts);
  }

  async projectAll(): Promise<void> {
    for (const view of this.#views.keys()) await this.project(view, Number.POSITIVE_INFINITY);
  }
}
