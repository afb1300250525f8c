import { type Id, memberOf, subjectOf } from '@chat/schema/events';
import { normalisedName } from '@chat/schema/text';
import { type PersonDocument, peopleView } from '@chat/schema/views';
import { defineProjection, type FactOfType, type Folded, type Handler } from '../runner/projection.ts';

type Person = PersonDocument | undefined;

const named = (displayName: string | null, nameFactId: Id) => ({
  displayName,
  nameFactId,
  sortName: displayName === null ? null : normalisedName(displayName),
});

const ofAccount = (fact: { readonly stream: string }): readonly Id[] => [subjectOf(fact.stream)];
const ofMember = (fact: { readonly stream: string }): readonly Id[] => [memberOf(fact.stream).userId];

const registered = (fact: FactOfType<'AccountRegistered'>, id: string): Folded<PersonDocument> => {
  const { avatarColour, locale, text } = fact.data;
  return {
    _id: id as Id, // the one document that it touches is the account's
    kind: 'PERSON',
    handle: text?.handle ?? null,
    handleFactId: fact.id,
    ...named(text?.displayName ?? null, fact.id),
    avatarColour,
    locale,
    registeredAt: fact.meta.at,
    guildIds: [],
  };
};

const placeholder = (fact: FactOfType<'PlaceholderCreated'>, id: string): Folded<PersonDocument> => ({
  _id: id as Id, // the one document that it touches is the account's
  kind: 'PLACEHOLDER',
  handle: null,
  handleFactId: null,
  ...named(fact.data.text?.displayName ?? null, fact.id),
  avatarColour: fact.data.avatarColour,
  locale: 'OTHER',
  registeredAt: fact.meta.occurredAt ?? fact.meta.at,
  guildIds: [],
});

const inGuild = (person: Person, guildId: Id): Person =>
  person === undefined || person.guildIds.includes(guildId) ? person : { ...person, guildIds: [...person.guildIds, guildId] };

const outOfGuild = (person: Person, guildId: Id): Person =>
  person?.guildIds.includes(guildId) ? { ...person, guildIds: person.guildIds.filter((id) => id !== guildId) } : person;

type Leaving = 'MemberLeft' | 'MemberKicked' | 'MemberBanned';

const leaving = {
  touches: ofMember,
  evolve: (person: Person, fact: FactOfType<Leaving>) => outOfGuild(person, memberOf(fact.stream).guildId),
} satisfies Handler<PersonDocument, Leaving>;

/** Without the texts of these facts, and what was derived from them. */
const withoutTexts = (person: PersonDocument, factIds: ReadonlySet<Id>): PersonDocument => ({
  ...person,
  ...(person.handleFactId !== null && factIds.has(person.handleFactId) ? { handle: null } : {}),
  ...(factIds.has(person.nameFactId) ? named(null, person.nameFactId) : {}),
});

/** Accounts as others see them, and the guilds they are in: a guild's owner by its creation, everybody else by joining. */
export const peopleProjection = defineProjection(peopleView, {
  AccountRegistered: { text: true, touches: ofAccount, evolve: (_person, fact, id) => registered(fact, id) },
  PlaceholderCreated: { text: true, touches: ofAccount, evolve: (_person, fact, id) => placeholder(fact, id) },
  DisplayNameChanged: {
    text: true,
    touches: ofAccount,
    evolve: (person, fact) => person && { ...person, ...named(fact.data.text?.displayName ?? null, fact.id) },
  },
  AvatarColourChanged: {
    touches: ofAccount,
    evolve: (person, fact) => person && { ...person, avatarColour: fact.data.colour },
  },
  LocaleChanged: { touches: ofAccount, evolve: (person, fact) => person && { ...person, locale: fact.data.locale } },
  GuildCreated: {
    touches: (fact) => [fact.data.ownerId],
    evolve: (person, fact) => inGuild(person, subjectOf(fact.stream)),
  },
  MemberJoined: { touches: ofMember, evolve: (person, fact) => inGuild(person, memberOf(fact.stream).guildId) },
  MemberLeft: leaving,
  MemberKicked: leaving,
  MemberBanned: leaving,
  LeavesShredded: {
    touches: (fact) => fact.data.targets.filter(({ kind }) => kind === 'ACCOUNT').map(({ subjectId }) => subjectId),
    evolve: (person, fact) => person && withoutTexts(person, new Set(fact.data.targets.map(({ factId }) => factId))),
  },
});
