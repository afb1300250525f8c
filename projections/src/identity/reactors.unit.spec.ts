import type { Services } from '@chat/domain/commands';
import { memoryPrivateStore } from '@chat/platform/testing';
import type { Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { exampleId, factsOf, type GivenFact, recorded } from '../runner/recorded.ts';
import { confirmEmailReactor } from './confirmEmail.reactor.ts';
import { confirmHandleReactor } from './confirmHandle.reactor.ts';
import { forgetSessionReactor } from './forgetSession.reactor.ts';
import { promotePasswordReactor } from './promotePassword.reactor.ts';

const person = exampleId(0xa);
const account = { stream: `account-${person}` };
const hash = exampleId(0x11);
const claimId = exampleId(0x12);

const only = (given: GivenFact) => factsOf([given])[0] as ReturnType<typeof factsOf>[number]; // one was given

/** Services that note which command was run on which stream, with which key. */
const notingServices = (state: object = { status: 'UNKNOWN' }) => {
  const privateStore = memoryPrivateStore();
  const runs: { readonly name: string; readonly key: Id; readonly model: unknown }[] = [];
  const services = {
    logId: exampleId(1),
    privateStore,
    aggregates: { model: (stream: string) => stream, load: async () => ({ state }) },
    commands: {
      run: async (command: (typeof runs)[number]) => {
        runs.push(command);
        return { facts: [], position: '', repeated: false };
      },
    },
  } as unknown as Services; // what these reactors use of them
  return { services, privateStore, runs };
};

const registered = only(
  recorded('AccountRegistered', { handle: hash, claimId, avatarColour: '#000000', locale: 'EN', text: null }, account),
);
const verified = only(recorded('EmailVerified', { email: hash, claimId }, account));
const changed = only(recorded('PasswordChanged', {}, account));
const ended = only(recorded('SessionEnded', { sessionId: exampleId(0x21), cause: 'LOGGED_OUT' }, account));

describe('what follows from facts of an account', () => {
  it('confirms the claim of the handle under the fact’s own key', async () => {
    const { services, runs } = notingServices();
    await confirmHandleReactor.react(registered, services);
    expect(runs).toMatchObject([{ name: 'confirmHandle', key: registered.id, model: `handle-${hash}` }]);
  });

  it('confirms the claim of the address and releases the one before', async () => {
    const former = exampleId(0x13);
    const { services, runs } = notingServices({ status: 'REGISTERED', email: hash, formerEmail: former });
    await confirmEmailReactor.react(verified, services);
    expect(runs).toMatchObject([{ model: `email-${hash}` }, { model: `email-${former}` }]);
  });

  it('tries again where it was refused', async () => {
    const { services } = notingServices();
    services.commands.run = async () => ({ rejected: 'UNAVAILABLE' });
    await expect(confirmHandleReactor.react(registered, services)).rejects.toThrow('UNAVAILABLE');
  });

  it('puts the password of the fact in force, and of no other fact', async () => {
    const { services, privateStore } = notingServices();
    const pending = (factId: string) => ({ hash: 'old', pending: { hash: 'new', factId } });
    const keep = (factId: string) => privateStore.write([{ collection: 'credentials', id: person, value: pending(factId) }]);
    const kept = async () => (await privateStore.get('credentials', person))?.value;
    await keep(exampleId(0x99));
    await promotePasswordReactor.react(changed, services);
    expect(await kept()).toEqual(pending(exampleId(0x99)));
    await keep(changed.id);
    await promotePasswordReactor.react(changed, services);
    expect(await kept()).toEqual({ hash: 'new', changedBy: changed.id });
  });

  it('forgets what is kept of an ended session', async () => {
    const { services, privateStore } = notingServices();
    await privateStore.write([
      { collection: 'refresh', id: exampleId(0x21), value: {} },
      { collection: 'sessions', id: `${person}_${exampleId(0x21)}`, value: {} },
    ]);
    await forgetSessionReactor.react(ended, services);
    for (const collection of ['refresh', 'sessions']) expect(await privateStore.list(collection, { limit: 1 })).toEqual([]);
  });

  it.each([confirmHandleReactor, confirmEmailReactor, promotePasswordReactor, forgetSessionReactor])(
    '$name passes over every other fact',
    async (reactor) => {
      const { services, runs } = notingServices();
      await reactor.react(only(recorded('LocaleChanged', { locale: 'EN' }, account)), services);
      expect(runs).toEqual([]);
    },
  );
});
