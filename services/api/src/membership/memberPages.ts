import type { Id } from '@chat/schema/events';
import { normalisedName } from '@chat/schema/text';
import { type MemberDocument, memberId, membersView, type PersonDocument, peopleView } from '@chat/schema/views';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { connect, type Page } from '../graph/page.ts';
import { type Member, memberOf } from './member.types.ts';

const orderOf = ({ backwards }: Page) => (backwards ? 'descending' : 'ascending') as 'ascending' | 'descending';

/** Members in the order in which they joined. */
export const membersByJoin = async (context: Context, guildId: string, page: Page): Promise<Connection<Member>> => {
  const documents = await context.views.find(membersView, {
    index: 'byGuild',
    equals: { guildId },
    order: orderOf(page),
    limit: page.size + 1,
    ...(page.from === undefined ? {} : { after: [guildId, ...page.from] }),
  });
  return connect(documents.map(memberOf), page, ({ joinedAt, userId, id }) => [joinedAt, userId, id]);
};

interface Named {
  readonly person: PersonDocument;
  readonly member: MemberDocument | undefined;
}

const cursorOf = ({ person }: Named): readonly (string | number)[] => [person.sortName ?? '', person._id];

/** The key of a cursor: nobody has an empty name, so that stands for none. */
const keyAfter = ([name, id]: readonly (string | number)[]) => [name === '' ? null : (name ?? null), id ?? null];

/** Members in the order of their names; with a search, those whose name begins with it, in whatever case and marks. */
export const membersByName = async (
  context: Context,
  guildId: string,
  search: string,
  page: Page,
): Promise<Connection<Member>> => {
  const prefix = normalisedName(search);
  const people = await context.views.find(peopleView, {
    index: 'byName',
    equals: { guildIds: guildId },
    order: orderOf(page),
    limit: page.size + 1,
    ...(prefix === '' ? {} : { prefix: { path: 'sortName', value: prefix } }),
    ...(page.from === undefined ? {} : { after: keyAfter(page.from) }),
  });
  const members = await context.loaders.members.loadMany(people.map(({ _id }) => memberId(guildId as Id, _id)));
  const found = people.map((person, index): Named => {
    const member = members[index];
    if (member instanceof Error) throw member;
    return { person, member };
  });
  const { edges, pageInfo } = connect(found, page, cursorOf);
  // The two views may be a fact apart: who is in only one of them is not shown yet, or no more.
  const shown = edges.flatMap(({ node, cursor }) => (node.member === undefined ? [] : [{ node: memberOf(node.member), cursor }]));
  return { edges: shown, pageInfo };
};
