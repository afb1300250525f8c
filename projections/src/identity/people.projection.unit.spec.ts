import { describe, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId, recorded } from '../runner/recorded.ts';
import { peopleProjection } from './people.projection.ts';

const person = exampleId(0xa);
const guild = exampleId(0xb);
const account = { stream: `account-${person}` };
const membership = { stream: `membership-${guild}_${person}` };

const registration = recorded(
  'AccountRegistered',
  {
    handle: exampleId(0x11),
    claimId: exampleId(0x12),
    avatarColour: '#5865f2',
    locale: 'EN',
    text: { handle: 'ada', displayName: 'Ádá' },
  },
  { ...account, at: 5, id: exampleId(0x20) },
);

const ada = {
  _id: person,
  kind: 'PERSON' as const,
  handle: 'ada',
  handleFactId: exampleId(0x20),
  displayName: 'Ádá',
  nameFactId: exampleId(0x20),
  sortName: 'ada',
  avatarColour: '#5865f2',
  locale: 'EN' as const,
  registeredAt: 5,
  guildIds: [] as string[],
};

const renamed = recorded('DisplayNameChanged', { text: { displayName: 'Countess' } }, { ...account, id: exampleId(0x21) });
const joined = recorded('MemberJoined', { via: 'INVITE' }, membership);
const shredded = (factId: string, subjectId: string = person, kind: 'ACCOUNT' | 'MESSAGE' = 'ACCOUNT') =>
  recorded('LeavesShredded', {
    ring: exampleId(0x30),
    ranges: [{ first: 0, last: 0 }],
    targets: [{ kind, factId, subjectId, containerId: subjectId }],
  });

describe('people', () => {
  const spec = projectionSpec(peopleProjection);

  it('has who registered, under a name that sorts', () => {
    spec.given([registration]).then({ [person]: ada });
  });

  it('has placeholders without a handle, as old as what was imported', () => {
    const created = { guildId: guild, avatarColour: '#ffffff', text: { displayName: 'nick_' } };
    spec.given([recorded('PlaceholderCreated', created, { ...account, at: 9, occurredAt: 3, id: exampleId(0x22) })]).then({
      [person]: {
        ...ada,
        kind: 'PLACEHOLDER',
        handle: null,
        handleFactId: null,
        displayName: 'nick_',
        nameFactId: exampleId(0x22),
        sortName: 'nick_',
        avatarColour: '#ffffff',
        locale: 'OTHER',
        registeredAt: 3,
      },
    });
  });

  it('follows name, colour and language', () => {
    const colour = recorded('AvatarColourChanged', { colour: '#000000' }, account);
    const locale = recorded('LocaleChanged', { locale: 'RU' }, account);
    spec.given([registration, renamed, colour, locale]).then({
      [person]: {
        ...ada,
        displayName: 'Countess',
        nameFactId: exampleId(0x21),
        sortName: 'countess',
        avatarColour: '#000000',
        locale: 'RU',
      },
    });
  });

  it('puts an owner into the guild by its creation', () => {
    const created = recorded(
      'GuildCreated',
      { ownerId: person, everyone: '0', text: { name: 'Home' } },
      { stream: `guild-${guild}` },
    );
    spec.given([registration, created]).then({ [person]: { ...ada, guildIds: [guild] } });
  });

  it('puts a member into the guild once, however often they join', () => {
    spec.given([registration, joined, joined]).then({ [person]: { ...ada, guildIds: [guild] } });
  });

  it.each(['MemberLeft', 'MemberKicked', 'MemberBanned'] as const)('takes a member out of the guild by %s', (type) => {
    spec.given([registration, joined, recorded(type, {}, membership)]).then({ [person]: ada });
  });

  it('stays as it is where somebody is banned who was never in', () => {
    spec.given([registration, recorded('MemberBanned', {}, membership)]).then({ [person]: ada });
  });

  it('knows nobody by a membership alone', () => {
    spec.given([joined, recorded('MemberLeft', {}, membership)]).then({});
  });

  it('forgets handle and name with their text', () => {
    const gone = { ...ada, handle: null, displayName: null, sortName: null };
    spec.given([registration, shredded(exampleId(0x20))]).then({ [person]: gone });
  });

  it('forgets only what the shredded fact said', () => {
    const now = { ...ada, displayName: 'Countess', nameFactId: exampleId(0x21), sortName: 'countess' };
    spec.given([registration, renamed, shredded(exampleId(0x20))]).then({ [person]: { ...now, handle: null } });
    spec.given([registration, renamed, shredded(exampleId(0x21))]).then({
      [person]: { ...now, displayName: null, sortName: null },
    });
  });

  it('shows no name where its key was destroyed before the fact was read', () => {
    const late = recorded('DisplayNameChanged', { text: null }, { ...account, id: exampleId(0x21) });
    spec.given([registration, late]).then({
      [person]: { ...ada, displayName: null, nameFactId: exampleId(0x21), sortName: null },
    });
  });

  it('does not touch people when messages are shredded', () => {
    spec.given([registration, shredded(exampleId(0x20), person, 'MESSAGE')]).then({ [person]: ada });
  });
});
