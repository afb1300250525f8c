import {
  authenticateWith,
  buildApiSchema,
  createHub,
  createServer,
  type Handlers,
  type Hub,
  handlersOn,
  readModelOperations,
  serveSockets,
} from '@chat/api';
import type { PersonCaller, Services } from '@chat/domain/commands';
import { isRefusal } from '@chat/domain/errors';
import { type Clock, memoryPresence, newId, systemClock } from '@chat/platform';
import { type RecordingLog, recordingLog } from '@chat/platform/testing';
import { type Id, type Opened, subjectOf } from '@chat/schema/events';
import { maskOf, type Permission } from '@chat/schema/permissions';
import { done, type GuildWorld, guildWorld } from './guildWorld.ts';
import { type LiveReader, type ReaderOptions, readLive } from './liveReader.ts';

/** A guild with one channel. */
export interface Place {
  readonly guildId: Id;
  readonly channelId: Id;
  readonly owner: PersonCaller;
}

/** A real node with its hub and sockets, whose people need no passwords. */
export interface LiveWorld extends AsyncDisposable {
  readonly services: Services;
  readonly handlers: Handlers;
  readonly hub: Hub;
  readonly log: RecordingLog;
  /** `ws://…/graphql`. */
  readonly url: string;
  readonly people: GuildWorld['people'];
  /** A guild of the first person, with the others as members; `everyone` is what these may do, where given. */
  place(owner: PersonCaller, members?: readonly PersonCaller[], everyone?: readonly Permission[]): Promise<Place>;
  join(place: Place, person: PersonCaller): Promise<void>;
  token(person: PersonCaller, life?: number): Promise<string>;
  /** Follows as this person. Closed with the world. */
  follow(person: PersonCaller, options: Omit<ReaderOptions, 'url' | 'token'> & { readonly life?: number }): LiveReader;
  send(person: PersonCaller, channelId: Id, content: string): Promise<Opened>;
}

const firstOf = (answer: unknown): Opened => {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return (answer as { readonly facts: readonly Opened[] }).facts[0] as Opened; // what a handler did
};

interface ServerParts {
  readonly services: Services;
  readonly clock: Clock;
  readonly log: RecordingLog;
}

const serverOn = async ({ node }: GuildWorld, { services, clock, log }: ServerParts) => {
  const schema = buildApiSchema();
  const authenticate = authenticateWith(services.tokens, services);
  const handlers = handlersOn(services);
  const hub = await createHub({ services, schema, announcements: node.announcements, log });
  const server = await createServer({
    services,
    handlers,
    authenticate,
    viewOperations: readModelOperations(node.projections),
    log,
    schema,
    introspection: true,
    trustedProxies: 0,
    readiness: async () => ({ ready: true, parts: {} }),
  });
  const { limits } = services;
  const publicUrl = () => 'http://chat.example';
  serveSockets(server, { hub, schema, authenticate, log, limits, clock, publicUrl, introspection: true, trustedProxies: 0 });
  return { hub, handlers, server };
};

const placesOf = ({ services, handlers }: Pick<LiveWorld, 'services' | 'handlers'>) => {
  const join = async ({ guildId, owner }: Place, person: PersonCaller): Promise<void> => {
    const plain = { guildId, channelId: undefined, maxUses: undefined, expiresAfter: undefined };
    const { code } = done(await handlers.createInvite(owner, newId(), plain));
    done(await handlers.joinGuild(person, newId(), code));
  };
  const place: LiveWorld['place'] = async (owner, members = [], everyone) => {
    const guildId = subjectOf(firstOf(await handlers.createGuild(owner, newId(), 'A guild')).stream);
    const channel = { name: 'live', topic: undefined, kind: 'TEXT', categoryId: undefined, after: 'LAST' } as const;
    const created = firstOf(await handlers.createChannel(owner, newId(), guildId, channel));
    const channelId = (created.data as { readonly channelId: Id }).channelId;
    const made = { guildId, channelId, owner };
    for (const person of members) await join(made, person);
    if (everyone !== undefined) done(await handlers.changeEveryonePermissions(owner, newId(), guildId, maskOf(...everyone)));
    await services.channels.parentOf(channelId);
    return made;
  };
  return { join, place };
};

/** `clock`: that of sockets and presence. */
export const liveWorld = async ({ clock = systemClock }: { readonly clock?: Clock } = {}): Promise<LiveWorld> => {
  await using owned = new AsyncDisposableStack();
  const world = owned.use(await guildWorld());
  const presence = owned.adopt(memoryPresence(clock), (port) => port.close());
  const services = { ...world.services, presence };
  const log = recordingLog('info');
  const { hub, handlers, server } = await serverOn(world, { services, clock, log });
  owned.defer(() => hub.stop());
  owned.defer(() => server.close());
  const url = `${(await server.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')}/graphql`;
  const readers = owned.adopt(new Set<LiveReader>(), async (all) => {
    for (const reader of all) reader.stop();
  });
  const token: LiveWorld['token'] = ({ actor, sessionId }, life) =>
    services.tokens.issue({
      userId: actor.id,
      sessionId,
      ...(life === undefined ? {} : { expiresAt: services.clock.now() + life }),
    });
  const stack = owned.move();
  return {
    services,
    handlers,
    hub,
    log,
    url,
    people: (number) => world.people(number),
    ...placesOf({ services, handlers }),
    token,
    follow: (person, { life, ...options }) => {
      const reader = readLive({ ...options, url, token: () => token(person, life) });
      readers.add(reader);
      return reader;
    },
    send: async (person, channelId, content) =>
      firstOf(await handlers.sendMessage(person, newId(), channelId, { content, replies: [] })),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};
