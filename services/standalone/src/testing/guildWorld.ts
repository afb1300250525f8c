import { setTimeout as wait } from 'node:timers/promises';
import { aggregates, commandRunner, type PersonCaller, type Services } from '@chat/domain/commands';
import { isRefusal } from '@chat/domain/errors';
import { guildHandlers } from '@chat/domain/guilds';
import { membershipHandlers } from '@chat/domain/membership';
import { type Clock, type EventStore, newId, readEnvironment, sealDrafts } from '@chat/platform';
import { recordingLog, temporaryDirectory } from '@chat/platform/testing';
import { type Colour, type Draft, type Id, type KeyedHash, streams } from '@chat/schema/events';
import { type Node, openNode } from '../node.ts';

/** Domain handlers on a real node without a server, and people who need no password. */
export interface GuildWorld extends AsyncDisposable {
  readonly node: Node;
  readonly services: Services;
  readonly handlers: Handlers;
  person(name?: string): Promise<PersonCaller>;
  people(number: number): Promise<readonly PersonCaller[]>;
}

export type Handlers = ReturnType<typeof handlersOn>;

export const handlersOn = (services: Services) => ({ ...guildHandlers(services), ...membershipHandlers(services) });

/** The same node with another store or clock, and nothing remembered: what a restart would see. */
export const restarted = (services: Services, other: { readonly store?: EventStore; readonly clock?: Clock } = {}): Services => {
  const { store = services.store, clock = services.clock } = other;
  return {
    ...services,
    store,
    clock,
    aggregates: aggregates(store),
    commands: commandRunner({ store, vault: services.vault, clock, wait: (milliseconds) => wait(milliseconds) }),
  };
};

const registrationOf = (name: string, sessionId: Id): readonly Draft[] => [
  {
    type: 'AccountRegistered',
    data: {
      handle: newId() as string as KeyedHash, // 32 hexadecimal digits as well
      claimId: newId(),
      avatarColour: '#5865f2' as Colour,
      locale: 'EN',
      text: { handle: name, displayName: name },
    },
  },
  { type: 'SessionStarted', data: { sessionId, method: 'PASSWORD' } },
];

const register = async ({ store, vault, clock }: Services, name: string): Promise<PersonCaller> => {
  const [userId, sessionId] = [newId(), newId()];
  const stream = streams.account(userId);
  const places = registrationOf(name, sessionId).map((draft) => ({ stream, id: newId(), draft, owners: {} }));
  const actor = { kind: 'USER', id: userId } as const;
  const meta = {
    actor,
    via: 'WEB',
    at: clock.now(),
    basis: [],
    correlationId: userId,
    causationId: userId,
    schemaVersion: 1,
  } as const;
  const sealed = await sealDrafts(vault, places);
  const facts = places.map(({ id }, index) => ({ id, meta, type: sealed[index]?.type ?? '', data: sealed[index]?.data }));
  await store.append(stream, 'no_stream', facts);
  return { actor, via: 'WEB', sessionId, correlationId: newId() };
};

export const guildWorld = async (): Promise<GuildWorld> => {
  await using owned = new AsyncDisposableStack();
  const directory = owned.use(await temporaryDirectory());
  const environment = readEnvironment({ PORT: '0', DATA_DIR: directory.path, RATE_LIMITS: 'off' });
  const node = owned.use(await openNode(environment, recordingLog('info')));
  const { services } = node;
  const stack = owned.move();
  return {
    node,
    services,
    handlers: handlersOn(services),
    person: (name = 'somebody') => register(services, name),
    people: (number) => Promise.all(Array.from({ length: number }, (_, index) => register(services, `person ${index}`))),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};

/** What a handler did, where it was not refused. */
export const done = <Answer>(answer: Answer): Exclude<Answer, { readonly rejected: unknown }> => {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<Answer, { readonly rejected: unknown }>; // checked above
};
