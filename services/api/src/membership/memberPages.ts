import { membersView } from '@chat/schema/views';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { connect, type Page } from '../graph/page.ts';
import { type Member, memberOf } from './member.types.ts';

export const orderOf = ({ backwards }: Page) => (backwards ? 'descending' : 'ascending') as 'ascending' | 'descending';

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
