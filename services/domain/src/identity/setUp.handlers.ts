import { addressKey, digest, hasDigest, limitRules, newSecret } from '@chat/platform';
import { type Id, type Millis, streams } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { grantSession, laterOf, type SessionGrant } from './grants.ts';
import { decideSetUp } from './instance.decide.ts';
import { type InstanceState, instance } from './instance.state.ts';
import { limited } from './limited.ts';
import { afterOpening, type NewAccount, type Opening, openAccount, openingOf } from './openAccount.ts';
import type { Visitor } from './visitor.ts';

export interface SetUpInput extends NewAccount {
  readonly token: string;
}

const collection = 'setup';
const link = 'link';
const accepted = (userId: Id): string => `accepted-${userId}`;

const stateOf = async (services: Services): Promise<InstanceState> =>
  (await services.aggregates.load(streams.instance, instance)).state;

type Link = { readonly digest: string; readonly madeAt: Millis };

/** Nodes that start together print one link. */
const together: Millis = 60_000;

/**
 * The secret of the set-up link, `PUBLIC_URL/setup#secret`; nothing once there is an administrator. Called at every start: each makes
 * the secrets before it void. Of several nodes that start within a minute (`isOneOfMany`) only the first makes one.
 */
export const setUpSecret = async (services: Services, isOneOfMany = false): Promise<string | undefined> => {
  if ((await stateOf(services)).administrators.size > 0) return undefined;
  const { privateStore, clock } = services;
  const kept = await privateStore.get<Link>(collection, link);
  const madeAt = clock.now();
  if (isOneOfMany && kept !== undefined && madeAt - kept.value.madeAt < together) return undefined;
  const secret = newSecret();
  const value = { digest: digest(secret), madeAt } satisfies Link;
  const expected = isOneOfMany ? { expected: kept?.version ?? 0 } : {};
  const isOurs = await privateStore.write([{ collection, id: link, value, ...expected }]);
  return isOurs ? secret : undefined;
};

/** Whoever was let in once goes on after a crash, though a restart printed another link. */
const tokenRefused = async (services: Services, visitor: Visitor, token: string, userId: Id): Promise<Refusal | undefined> => {
  const over = await limited(services, [addressKey(visitor.address), limitRules.setUpPerAddress]);
  if (over !== undefined) return over;
  if ((await services.privateStore.get(collection, accepted(userId))) !== undefined) return undefined;
  const kept = await services.privateStore.get<Link>(collection, link);
  if (kept === undefined || !hasDigest(token, kept.value.digest)) return rejected('SETUP_TOKEN_INVALID');
  await services.privateStore.write([{ collection, id: accepted(userId), value: {} }]);
  return undefined;
};

const appoint = (services: Services, { key, handleHash, caller }: Opening) =>
  services.commands.run<InstanceState, undefined, undefined>({
    name: 'setUp',
    key,
    scope: handleHash,
    caller,
    firstOrdinal: afterOpening,
    model: services.aggregates.model(streams.instance, instance),
    gather: async () => ({ looked: undefined, documents: undefined, basis: [], owners: {} }),
    decide: (state) => decideSetUp(state, caller.actor.id),
  });

const setUpRefused = async (services: Services, visitor: Visitor, { token }: SetUpInput, userId: Id) => {
  const { administrators } = await stateOf(services);
  // Its own retry: the password is asked for below.
  if (administrators.has(userId)) return undefined;
  return administrators.size > 0 ? rejected('SETUP_DONE') : tokenRefused(services, visitor, token, userId);
};

/**
 * The first administrator, by the link that the start printed. Of two that race, one is appointed; the other has an account
 * and is told SETUP_DONE.
 */
export const setUp =
  (services: Services) =>
  async (visitor: Visitor, key: Id, input: SetUpInput): Promise<SessionGrant | Refusal> => {
    const opening = await openingOf(services, visitor, { name: 'setUp', key, handle: input.handle });
    const userId = opening.caller.actor.id;
    const refused = await setUpRefused(services, visitor, input, userId);
    if (refused !== undefined) return refused;
    const opened = await openAccount(services, visitor, { opening, input });
    if (isRefusal(opened)) return opened;
    const appointed = await appoint(services, opening);
    if (isRefusal(appointed)) return appointed;
    await services.privateStore.write([link, accepted(userId)].map((id) => ({ collection, id, value: null })));
    const position = laterOf(appointed.position, opened.position);
    return grantSession(services, { ...opened, position, device: visitor.device });
  };
