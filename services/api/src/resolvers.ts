import type { NonEmptyArray } from 'type-graphql';
import {
  BlockMutations,
  DirectConversationResolver,
  DirectMessagesResolver,
  DirectMutations,
  ViewerConversationsResolver,
} from './directMessages/index.ts';
import { NodeResolver } from './graph/node.resolver.ts';
import { ChannelMutations } from './guilds/channelMutations.resolver.ts';
import { ChannelResolver, GuildResolver } from './guilds/guild.resolver.ts';
import { GuildMutations } from './guilds/guildMutations.resolver.ts';
import {
  AccountResolver,
  EmailResolver,
  PersonResolver,
  PresenceResolver,
  ProfileResolver,
  SessionResolver,
  ViewerResolver,
} from './identity/index.ts';
import { InstanceResolver } from './instance/instance.resolver.ts';
import { ViewsResolver } from './instance/views.resolver.ts';
import { LiveResolver } from './live/index.ts';
import {
  GuildInvitesResolver,
  GuildMembersResolver,
  InviteMutations,
  InviteResolver,
  MemberMutations,
  MemberResolver,
  ViewerGuildsResolver,
} from './membership/index.ts';
import {
  ChannelMessagesResolver,
  MessageFieldsResolver,
  MessageMutations,
  MessagingResolver,
  TypingResolver,
} from './messaging/index.ts';

/** Every resolver of the API, by slice. */
export const resolvers: NonEmptyArray<new () => object> = [
  InstanceResolver,
  LiveResolver,
  ViewsResolver,
  MessagingResolver,
  MessageMutations,
  TypingResolver,
  ChannelMessagesResolver,
  MessageFieldsResolver,
  AccountResolver,
  EmailResolver,
  PersonResolver,
  PresenceResolver,
  ProfileResolver,
  SessionResolver,
  ViewerResolver,
  GuildResolver,
  GuildMutations,
  ChannelResolver,
  ChannelMutations,
  GuildMembersResolver,
  MemberResolver,
  MemberMutations,
  InviteResolver,
  GuildInvitesResolver,
  InviteMutations,
  ViewerGuildsResolver,
  DirectConversationResolver,
  DirectMessagesResolver,
  DirectMutations,
  BlockMutations,
  ViewerConversationsResolver,
  NodeResolver,
];
