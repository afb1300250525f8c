import type { PersonCaller, Services } from '@chat/domain/commands';
import { rejected } from '@chat/domain/errors';
import { finishJoin, inviteHashOf } from '@chat/domain/membership';
import { type EventStore, newId, openFacts, systemClock } from '@chat/platform';
import { type Id, type Opened, streams, subjectOf } from '@chat/schema/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, type GuildWorld, guildWorld, handlersOn, restarted } from './testing/guildWorld.ts';

/** The process dies: after so many appends the next one does not happen. */
class Killed extends Error {}

const killedAfter = (store: EventStore, appends: number): EventStore => {
  let left = appends;
  return {
    append: async (...of) => {
      if (left === 0) throw new Killed('the process is gone');
      left -= 1;
      return store.append(...of);
    },
    read: (...of) => store.read(...of),
    feed: (...of) => store.feed(...of),
    head: () => store.head(),
    close: () => store.close(),
  };
};

const later = (minutes: number) => ({ now: () => systemClock.now() + minutes * 60_000 });

describe('joining', () => {
  let world: GuildWorld;
  let owner: PersonCaller;
  let guildId: Id;

  const invite = async (more: { readonly maxUses?: number } = {}): Promise<string> => {
    const plain = { guildId, channelId: undefined, maxUses: undefined, expiresAfter: undefined };
    return done(await world.handlers.createInvite(owner, newId(), { ...plain, ...more })).code;
  };
  const factsIn = async (stream: string): Promise<readonly string[]> =>
    (await world.services.store.read(stream)).map(({ type }) => type);
  const inviteStream = (code: string) => {
    const hash = inviteHashOf(world.services.vault, code);
    return hash === undefined ? '' : streams.invite(hash);
  };
  const membershipOf = (person: PersonCaller) => streams.membership(guildId, person.actor.id);
  const claimsIn = async (code: string) => {
    const facts = await openFacts(world.services.vault, await world.services.store.read(inviteStream(code)), () => false);
    return facts.filter((fact): fact is Extract<Opened, { type: 'InviteClaimed' }> => fact.type === 'InviteClaimed');
  };

  beforeAll(async () => {
    world = await guildWorld();
    owner = await world.person('owner');
    guildId = subjectOf(done(await world.handlers.createGuild(owner, newId(), 'Raided')).facts[0]?.stream ?? '');
  });

  afterAll(() => world[Symbol.asyncDispose]());

  it('of 500 people at once refuses nobody, and each join is one fact of a stream of its own', async () => {
    const [code, people] = [await invite(), await world.people(500)];
    const started = performance.now();
    const answers = await Promise.all(people.map((person) => world.handlers.joinGuild(person, newId(), code)));
    const elapsed = performance.now() - started;
    expect(answers.filter((answer) => 'rejected' in answer)).toEqual([]);
    const streamsOf = await Promise.all(people.map((person) => factsIn(membershipOf(person))));
    expect(streamsOf.every((types) => types.join() === 'MemberJoined')).toBe(true);
    expect(await factsIn(inviteStream(code))).toEqual(['InviteCreated']);
    expect(elapsed).toBeLessThan(10_000);
  });

  it('by an invite of five uses lets five of fifty in', async () => {
    const [code, people] = [await invite({ maxUses: 5 }), await world.people(50)];
    const answers = await Promise.all(people.map((person) => world.handlers.joinGuild(person, newId(), code)));
    expect(answers.filter((answer) => !('rejected' in answer))).toHaveLength(5);
    expect(answers.filter((answer) => 'rejected' in answer && answer.rejected === 'INVITE_INVALID')).toHaveLength(45);
  });

  describe('by a limited invite, killed after each of its appends', () => {
    const cutOff = async (appends: number) => {
      const [code, person, key] = [await invite({ maxUses: 1 }), await world.person(), newId()];
      const services = restarted(world.services, { store: killedAfter(world.services.store, appends) });
      await expect(handlersOn(services).joinGuild(person, key, code)).rejects.toThrow(Killed);
      return { code, person, key };
    };
    const isWhole = async (code: string, person: PersonCaller): Promise<void> => {
      expect(await factsIn(inviteStream(code))).toEqual(['InviteCreated', 'InviteClaimed']);
      expect(await factsIn(membershipOf(person))).toEqual(['MemberJoined']);
      const [claim] = await claimsIn(code);
      const [joined] = await world.services.store.read(membershipOf(person));
      expect(joined?.data).toMatchObject({ claimId: claim?.id });
    };

    it.each([0, 1])('is finished by a retry (%i appends)', async (appends) => {
      const { code, person, key } = await cutOff(appends);
      done(await handlersOn(restarted(world.services)).joinGuild(person, key, code));
      await isWhole(code, person);
    });

    it('is finished without the person, and their retry finds it', async () => {
      const { code, person, key } = await cutOff(1);
      const services: Services = restarted(world.services);
      for (const claim of await claimsIn(code)) await finishJoin(services)(claim);
      await isWhole(code, person);
      for (const claim of await claimsIn(code)) await finishJoin(services)(claim);
      expect(done(await handlersOn(services).joinGuild(person, key, code)).repeated).toBe(true);
      await isWhole(code, person);
    });

    it('keeps its use for ten minutes, then it may be given to somebody else', async () => {
      const { code, person, key } = await cutOff(1);
      const other = await world.person();
      const at = (minutes: number) => handlersOn(restarted(world.services, { clock: later(minutes) }));
      expect(await at(9).joinGuild(other, newId(), code)).toEqual(rejected('INVITE_INVALID'));
      done(await at(12).joinGuild(other, newId(), code));
      expect(await at(12).joinGuild(person, key, code)).toEqual(rejected('INVITE_INVALID'));
      const [voided] = await claimsIn(code);
      if (voided !== undefined) await finishJoin(restarted(world.services))(voided);
      expect(await factsIn(membershipOf(person))).toEqual([]);
      expect(await factsIn(membershipOf(other))).toEqual(['MemberJoined']);
    });

    it('is finished by a late retry, which renews the use, and once only', async () => {
      const { code, person, key } = await cutOff(1);
      const tomorrow = handlersOn(restarted(world.services, { clock: later(1_440) }));
      done(await tomorrow.joinGuild(person, key, code));
      expect(done(await tomorrow.joinGuild(person, key, code)).repeated).toBe(true);
      expect(await factsIn(inviteStream(code))).toEqual(['InviteCreated', 'InviteClaimed', 'InviteClaimed']);
      expect(await factsIn(membershipOf(person))).toEqual(['MemberJoined']);
    });

    it('is finished late where nobody else wanted the use', async () => {
      const { code, person } = await cutOff(1);
      const services = restarted(world.services, { clock: later(30) });
      // The reactor meets the lapsed claim, then the one that it made in its place.
      for (const claim of await claimsIn(code)) await finishJoin(services)(claim);
      for (const claim of await claimsIn(code)) await finishJoin(services)(claim);
      expect(await factsIn(inviteStream(code))).toEqual(['InviteCreated', 'InviteClaimed', 'InviteClaimed']);
      expect(await factsIn(membershipOf(person))).toEqual(['MemberJoined']);
    });
  });

  it('takes a use that lapsed from nobody who has joined by it', async () => {
    const [code, person, other] = [await invite({ maxUses: 1 }), await world.person(), await world.person()];
    done(await world.handlers.joinGuild(person, newId(), code));
    const tomorrow = handlersOn(restarted(world.services, { clock: later(1_440) }));
    expect(await tomorrow.joinGuild(other, newId(), code)).toEqual(rejected('INVITE_INVALID'));
    expect(await factsIn(inviteStream(code))).toEqual(['InviteCreated', 'InviteClaimed']);
  });

  it('is over for the banned, whatever invite they have, until the ban is lifted', async () => {
    const [code, person] = [await invite(), await world.person()];
    done(await world.handlers.joinGuild(person, newId(), code));
    const target = { guildId, userId: person.actor.id };
    done(await world.handlers.banMember(owner, newId(), target, { reason: 'enough' }));
    expect(await world.handlers.joinGuild(person, newId(), code)).toEqual(rejected('BANNED'));
    done(await world.handlers.unbanMember(owner, newId(), target));
    done(await world.handlers.joinGuild(person, newId(), code));
    expect(await factsIn(membershipOf(person))).toEqual(['MemberJoined', 'MemberBanned', 'MemberUnbanned', 'MemberJoined']);
  });

  it('a guild under import is refused, and the guild is unknown to its own owner', async () => {
    const importer = { ...owner, actor: { kind: 'IMPORT', id: owner.actor.id }, via: 'IMPORT' } as const;
    const source = { source: 'IRC', occurredAt: () => 1_000_000 } as const;
    const made = done(await world.handlers.createGuild(importer, newId(), 'Imported', source));
    const imported = subjectOf(made.facts[0]?.stream ?? '');
    expect(made.facts.map(({ type, meta }) => [type, meta.occurredAt])).toEqual(
      ['GuildCreated', 'RoleCreated', 'ImportStarted'].map((type) => [type, 1_000_000]),
    );
    expect(await world.handlers.renameGuild(owner, newId(), imported, 'Mine')).toEqual(rejected('NOT_FOUND'));
    const person = await world.person();
    const target = { guildId: imported, userId: person.actor.id };
    done(await world.handlers.importJoin(importer, newId(), target, () => 1_000_001));
    done(await world.handlers.timeOutMember(importer, newId(), target, {}, () => 1_000_002));
    done(await world.handlers.completeImport(importer, newId(), imported, 0));
    done(await world.handlers.renameGuild(owner, newId(), imported, 'Mine'));
    expect(await world.handlers.importLeave(importer, newId(), target, () => 1_000_003)).toEqual(rejected('NOT_FOUND'));
  });
});
