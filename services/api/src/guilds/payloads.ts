import type { Answer } from '@chat/domain/commands';
import type { Id, Position } from '@chat/schema/events';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Context } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { Payload } from '../graph/node.types.ts';
import { visibleChannel, visibleGuild } from './access.ts';
import { Channel } from './channel.types.ts';
import { Guild } from './guild.types.ts';

@ObjectType({ description: 'What a mutation of a guild answers with.' })
export class GuildPayload extends Payload {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => Guild, { nullable: true, description: 'The guild with the change; null where you are not in it any more.' })
  guild!: Promise<Guild | null>;
}

@ObjectType({ description: 'What a mutation of a category answers with.' })
export class CategoryPayload extends GuildPayload {
  @Field(() => ID, { description: 'Id of the category.' })
  categoryId!: string;
}

@ObjectType({ description: 'What a mutation of a channel answers with.' })
export class ChannelPayload extends Payload {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => Channel, { nullable: true, description: 'The channel with the change; null where it is deleted.' })
  channel!: Promise<Channel | null>;
}

/** The loaders of the operation: what one of its earlier mutations read is not what this one did. */
const showing = (context: Context, position: Position): Context['loaders'] => {
  context.views.atLeast(position);
  return context.loaders;
};

/** Waits for the views only where the guild itself is asked for. */
export const guildPayload = (context: Context, guildId: Id, answer: Answer): GuildPayload => {
  const { position } = unwrap(answer);
  return {
    position,
    guildId,
    get guild() {
      showing(context, position).guilds.clear(guildId);
      return visibleGuild(context, guildId);
    },
  };
};

/** Waits for the views only where the guild itself is asked for. */
export const categoryPayload = (context: Context, guildId: Id, categoryId: Id, answer: Answer): CategoryPayload => {
  const { position } = unwrap(answer);
  return {
    position,
    guildId,
    categoryId,
    get guild() {
      showing(context, position).guilds.clear(guildId);
      return visibleGuild(context, guildId);
    },
  };
};

/** Waits for the views only where the channel itself is asked for. */
export const channelPayload = (context: Context, channelId: Id, answer: Answer): ChannelPayload => {
  const { position } = unwrap(answer);
  return {
    position,
    channelId,
    get channel() {
      showing(context, position).channels.clear(channelId);
      return visibleChannel(context, channelId);
    },
  };
};
