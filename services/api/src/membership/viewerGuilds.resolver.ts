import { guildLimits } from '@chat/domain/guilds';
import { membersView } from '@chat/schema/views';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../graph/context.ts';
import { Guild, visibleGuild } from '../guilds/index.ts';
import { Viewer } from '../identity/index.ts';

@Resolver(() => Viewer)
export class ViewerGuildsResolver {
  @FieldResolver(() => [Guild], { description: 'The guilds that they are in, in the order in which they joined; at most 200.' })
  async guilds(@Root() viewer: Viewer, @Ctx() context: Context): Promise<readonly Guild[]> {
    const query = { index: 'byUser', equals: { userId: viewer.id }, limit: guildLimits.joined };
    const memberships = await context.views.find(membersView, query);
    const guilds = await Promise.all(memberships.map(({ guildId }) => visibleGuild(context, guildId)));
    return guilds.filter((guild) => guild !== null);
  }
}
