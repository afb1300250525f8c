import { type Basis, type Id, type Opened, type RegistrationMode, streams } from '@chat/schema/events';
import type { Answer, Decision, PersonCaller, Services } from '../commands/index.ts';
import { rejected } from '../errors/index.ts';
import { account } from './account.state.ts';
import { decideAppointAdministrator, decideChangeRegistrationMode, decideDismissAdministrator } from './instance.decide.ts';
import { type InstanceState, instance } from './instance.state.ts';

interface InstanceCommand {
  readonly name: string;
  readonly key: Id;
  readonly decide: (state: InstanceState, looked: { readonly exists: boolean }) => Decision;
  /** The account that it is about, where it is about one. */
  readonly about?: Id;
  readonly repeats: (original: readonly Opened[]) => boolean;
}

/** The caller's session must not have ended; that they are an administrator is decided on the instance's own stream. */
const gathered = async ({ aggregates }: Services, caller: PersonCaller, about: Id | undefined) => {
  const who = await aggregates.load(streams.account(caller.actor.id), account);
  if (who.state.status !== 'REGISTERED' || !who.state.sessions.has(caller.sessionId)) return rejected('UNAUTHENTICATED');
  const subject = about === undefined ? undefined : await aggregates.load(streams.account(about), account);
  const looked = { exists: subject?.state.status === 'REGISTERED' };
  const basis: readonly Basis[] = [who, ...(subject === undefined ? [] : [subject])].map(({ stream, revision }) => [
    stream,
    revision,
  ]);
  return { looked, documents: undefined, basis, owners: {} };
};

const onInstance = (services: Services, caller: PersonCaller, command: InstanceCommand): Promise<Answer> => {
  const { name, key, decide, about, repeats } = command;
  return services.commands.run<InstanceState, undefined, { readonly exists: boolean }>({
    name,
    key,
    scope: services.logId,
    caller,
    model: services.aggregates.model(streams.instance, instance),
    gather: () => gathered(services, caller, about),
    decide,
    repeats,
  });
};

export const changeRegistrationMode =
  (services: Services) =>
  (caller: PersonCaller, key: Id, mode: RegistrationMode): Promise<Answer> =>
    onInstance(services, caller, {
      name: 'changeRegistrationMode',
      key,
      decide: (state) => decideChangeRegistrationMode(state, caller.actor.id, mode),
      repeats: ([fact]) => fact?.type === 'RegistrationModeChanged' && fact.data.mode === mode,
    });

export const appointAdministrator =
  (services: Services) =>
  (caller: PersonCaller, key: Id, userId: Id): Promise<Answer> =>
    onInstance(services, caller, {
      name: 'appointAdministrator',
      key,
      about: userId,
      decide: (state, { exists }) => decideAppointAdministrator(state, { actorId: caller.actor.id, userId, exists }),
      repeats: ([fact]) => fact?.type === 'AdministratorAppointed' && fact.data.userId === userId,
    });

export const dismissAdministrator =
  (services: Services) =>
  (caller: PersonCaller, key: Id, userId: Id): Promise<Answer> =>
    onInstance(services, caller, {
      name: 'dismissAdministrator',
      key,
      decide: (state) => decideDismissAdministrator(state, caller.actor.id, userId),
      repeats: ([fact]) => fact?.type === 'AdministratorDismissed' && fact.data.userId === userId,
    });
