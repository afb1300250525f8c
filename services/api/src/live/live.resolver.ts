import { rejected } from '@chat/domain/errors';
import { Arg, createUnionType, ID, Resolver, Root, Subscription } from 'type-graphql';
import { failure } from '../graph/failure.ts';
import * as messages from '../messaging/index.ts';
import { CaughtUp, ChannelAdvanced, Reset, TextsRemoved } from './control.types.ts';
import * as direct from './directFacts.types.ts';
import * as guilds from './guildFacts.types.ts';
import * as members from './memberFacts.types.ts';
import { PresenceChanged, TypingStarted } from './passing.types.ts';
import * as viewers from './viewerFacts.types.ts';

export const ChannelEvent = createUnionType({
  name: 'ChannelEvent',
  description: 'A fact of a channel, texts that are gone, somebody who types, or where the subscription stands.',
  types: () =>
    [
      messages.MessagePosted,
      messages.MessageEdited,
      messages.MessageDeleted,
      messages.ReactionAdded,
      messages.ReactionRemoved,
      messages.MessagePinned,
      messages.MessageUnpinned,
      TextsRemoved,
      TypingStarted,
      CaughtUp,
      Reset,
    ] as const,
});

export const GuildEvent = createUnionType({
  name: 'GuildEvent',
  description: 'A fact of a guild or of its members, news of its channels, who is there, or where the subscription stands.',
  types: () =>
    [
      guilds.GuildRenamed,
      guilds.EveryonePermissionsChanged,
      guilds.RoleCreated,
      guilds.CategoryCreated,
      guilds.CategoryRenamed,
      guilds.CategoryMoved,
      guilds.CategoryDeleted,
      guilds.ChannelCreated,
      guilds.ChannelRenamed,
      guilds.ChannelTopicChanged,
      guilds.ChannelMoved,
      guilds.ChannelArchived,
      guilds.ChannelRestored,
      guilds.ChannelDeleted,
      guilds.ImportCompleted,
      members.MemberJoined,
      members.MemberLeft,
      members.MemberKicked,
      members.MemberBanned,
      members.MemberUnbanned,
      members.MemberRoleGranted,
      members.MemberRoleRevoked,
      members.MemberTimedOut,
      members.MemberTimeoutLifted,
      ChannelAdvanced,
      PresenceChanged,
      CaughtUp,
      Reset,
    ] as const,
});

export const ViewerEvent = createUnionType({
  name: 'ViewerEvent',
  description: 'Something for you alone, or where the subscription stands.',
  types: () =>
    [
      viewers.Mentioned,
      viewers.ReadPositionChanged,
      viewers.SettingsChanged,
      viewers.SessionStarted,
      viewers.SessionEnded,
      viewers.ProfileChanged,
      viewers.GuildJoined,
      viewers.GuildLeft,
      direct.DirectConversationOpened,
      direct.ParticipantAdded,
      direct.ParticipantLeft,
      direct.DirectConversationAdvanced,
      direct.DirectConversationClosed,
      direct.DirectConversationReopened,
      direct.PersonBlocked,
      direct.PersonUnblocked,
      CaughtUp,
      Reset,
    ] as const,
});

/** The hub serves subscriptions on the socket; whoever executes one elsewhere is told so. */
const onSocketOnly = {
  subscribe: (): AsyncIterable<object> => {
    throw failure(rejected('INVALID_REQUEST'));
  },
};

const after = {
  nullable: true,
  description: 'The newest cursor that you have: what came later is told first. Absent: live from now.',
} as const;

@Resolver()
export class LiveResolver {
  @Subscription(() => ChannelEvent, {
    ...onSocketOnly,
    description: 'What happens in a channel that you may see, or in a direct conversation that you are in.',
  })
  channelEvents(
    @Root() event: object,
    @Arg('channelId', () => ID, { description: 'Id of the channel or conversation.' }) _channelId: string,
    @Arg('after', () => String, after) _after?: string,
  ): object {
    return event;
  }

  @Subscription(() => GuildEvent, {
    ...onSocketOnly,
    description: 'What happens in a guild that you are in, but for its messages.',
  })
  guildEvents(
    @Root() event: object,
    @Arg('guildId', () => ID, { description: 'Id of the guild.' }) _guildId: string,
    @Arg('after', () => String, after) _after?: string,
  ): object {
    return event;
  }

  @Subscription(() => ViewerEvent, { ...onSocketOnly, description: 'What is for you alone, on all your clients.' })
  viewerEvents(@Root() event: object, @Arg('after', () => String, after) _after?: string): object {
    return event;
  }
}
