import { createHash } from 'node:crypto';
import { createPasswordHasher, createTokenSigner, memoryLimits, memoryPresence, newId, unlimited } from '@chat/platform';
import { manualClock, memoryMail, memoryPrivateStore, seededIds } from '@chat/platform/testing';
import type { Envelope, Id, KeyedHash, Opened, RegistrationMode } from '@chat/schema/events';
import { streams } from '@chat/schema/events';
import { aggregates } from '../../commands/aggregateCache.ts';
import { localAnnouncements } from '../../commands/announcements.ts';
import type { PersonCaller } from '../../commands/caller.ts';
import { commandRunner } from '../../commands/commandRunner.ts';
import type { Services } from '../../commands/services.ts';
import { MemoryEventStore } from '../../commands/testing/memoryEventStore.ts';
import { ReadableVault } from '../../commands/testing/readableVault.ts';
import { isRefusal, type Refusal } from '../../errors/index.ts';
import { exampleId } from '../../testing/deciderSpec.ts';
import { account } from '../account.state.ts';
import type { SessionGrant } from '../grants.ts';
import { identityHandlers } from '../identity.handlers.ts';
import type { Visitor } from '../visitor.ts';

class HashingVault extends ReadableVault {
  override keyedHash(label?: string, value?: string): KeyedHash {
    const text = `${label}/${value}`;
    return createHash('sha256').update(text).digest('hex').slice(0, 32) as KeyedHash; // 32 hexadecimal digits
  }
}

/** The process died at this point. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

const logId = exampleId(0x106);
const cheap = { memoryCost: 64, timeCost: 2, parallelism: 1 };
export const password = 'a long enough passphrase';

/** One node over a log, a vault and a private store that outlive it. */
const nodeOn = async (parts: Parts) => {
  const { store, vault, clock, privateStore } = parts;
  const services: Services = {
    ...parts,
    logId,
    // Neither read models nor channels take part in this slice.
    readStore: undefined as never,
    views: undefined as never,
    channels: undefined as never,
    ids: seededIds('identity', clock),
    aggregates: aggregates(store),
    commands: commandRunner({ store, vault, clock, wait: async () => undefined }),
    passwords: createPasswordHasher({ work: cheap, clock }),
    tokens: await createTokenSigner({ store: privateStore, issuer: 'spec', clock }),
    announcements: localAnnouncements(),
    presence: memoryPresence(clock),
    publicUrl: 'https://chat.example',
  };
  return { services, handlers: identityHandlers(services, async (code) => code === 'good') };
};

interface Parts {
  readonly store: MemoryEventStore;
  readonly vault: HashingVault;
  readonly clock: ReturnType<typeof manualClock>;
  readonly privateStore: ReturnType<typeof memoryPrivateStore>;
  readonly mail: ReturnType<typeof memoryMail>;
  readonly limits: Services['limits'];
}

export const visitor: Visitor = { correlationId: exampleId(0xc0), address: '127.0.0.1', device: 'spec' };

/** Who acts in a session. */
export const callerIn = ({ userId, sessionId }: SessionGrant): PersonCaller => ({
  actor: { kind: 'USER', id: userId },
  via: 'WEB',
  sessionId,
  correlationId: exampleId(0xc0),
});

/** The grant of a command that must have been carried out. */
export const must = <Answer extends object>(answer: Answer | Refusal): Answer => {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
};

const appendMode = (store: MemoryEventStore, mode: RegistrationMode): void => {
  const id = newId();
  const meta = {
    actor: { kind: 'SYSTEM', id: logId },
    via: 'SYSTEM',
    at: 0,
    basis: [],
    correlationId: id,
    causationId: id,
    schemaVersion: 1,
  } as const;
  const fact: Envelope = { id, type: 'RegistrationModeChanged', data: { mode }, meta };
  store.write({ stream: streams.instance, expected: 'no_stream', facts: [fact] });
};

/** A world with one node; `restart` gives another node over what is durable. */
export const identityWorld = async (options: { readonly mode?: RegistrationMode; readonly limited?: boolean } = {}) => {
  const clock = manualClock();
  const store = new MemoryEventStore();
  if (options.mode !== undefined) appendMode(store, options.mode);
  const limits = options.limited ? memoryLimits({ clock }) : unlimited;
  const parts = { store, vault: new HashingVault(), clock, privateStore: memoryPrivateStore(), mail: memoryMail(), limits };
  const node = await nodeOn(parts);
  const countOf = (type: string): number => store.facts.filter((fact) => fact.type === type).length;
  return {
    ...parts,
    ...node,
    keys: seededIds('keys', clock),
    restart: () => nodeOn(parts),
    countOf,
    /** Facts of a type as reactors see them: without text. */
    factsOf: (type: string) => store.facts.filter((fact) => fact.type === type) as unknown as readonly Opened[],
    accountOf: async (userId: Id) => (await node.services.aggregates.load(streams.account(userId), account)).state,
    /** The process dies around the n-th append from now on: before it is written, or after. */
    killAt: (append: number, moment: 'before' | 'after'): void => {
      const from = store.calls.length;
      store[moment] = () => {
        if (store.calls.length - from === append) throw new Killed();
      };
    },
    revive: (): void => {
      store.before = () => undefined;
      store.after = () => undefined;
    },
  };
};

export type IdentityWorld = Awaited<ReturnType<typeof identityWorld>>;

export const newcomer = (handle: string) => ({ handle, displayName: `The ${handle}`, password, locale: 'EN' as const });

/** A person who has registered in the world. */
export const registeredIn = async ({ handlers, keys }: IdentityWorld, handle: string): Promise<SessionGrant> =>
  must(await handlers.register(visitor, keys.next(), newcomer(handle)));
