import type { ViewerAnnouncement } from '@chat/domain/commands';
import {
  type AccountFact,
  type Id,
  type MessagingFact,
  memberOf,
  type OpenedOf,
  type Recorded,
  subjectOf,
} from '@chat/schema/events';
import { logCursor } from './cursor.ts';
import * as direct from './directFacts.types.ts';
import type { OpenedGuildFact, OpenedMembershipFact } from './guildFactOf.ts';
import * as types from './viewerFacts.types.ts';

export type OpenedAccountFact = Recorded<OpenedOf<AccountFact>>;
export type OpenedPost = Extract<Recorded<OpenedOf<MessagingFact>>, { readonly type: 'MessagePosted' }>;

type Source = Pick<OpenedAccountFact | OpenedMembershipFact | OpenedGuildFact | OpenedPost, 'id' | 'position' | 'meta'>;

/** What every fact for one person says. */
export const commonOf = (fact: Source, logId: Id) => ({
  factId: fact.id,
  cursor: logCursor(logId, fact.position),
  at: fact.meta.occurredAt ?? fact.meta.at,
});

/** What a fact of an account says to its owner; nothing where it changes nothing that a client shows. */
export const accountFactOf = (fact: OpenedAccountFact, logId: Id): types.ViewerFact | undefined => {
  switch (fact.type) {
    case 'SessionStarted':
      return Object.assign(new types.SessionStarted(), commonOf(fact, logId), { sessionId: fact.data.sessionId });
    case 'SessionEnded':
      return Object.assign(new types.SessionEnded(), commonOf(fact, logId), { sessionId: fact.data.sessionId });
    case 'EmailVerified':
    case 'DisplayNameChanged':
    case 'AvatarColourChanged':
    case 'LocaleChanged':
      return Object.assign(new types.ProfileChanged(), commonOf(fact, logId), { userId: subjectOf(fact.stream) });
    case 'PersonBlocked':
      return Object.assign(new direct.PersonBlocked(), commonOf(fact, logId), fact.data);
    case 'PersonUnblocked':
      return Object.assign(new direct.PersonUnblocked(), commonOf(fact, logId), fact.data);
    case 'AccountRegistered':
    case 'PlaceholderCreated':
    case 'PlaceholderLinked':
    case 'PasswordChanged':
      return undefined;
  }
};

const leaveCause = { MemberLeft: 'LEFT', MemberKicked: 'KICKED', MemberBanned: 'BANNED' } as const;

/** What a fact of a membership says to the member itself. */
export const ownMembershipOf = (fact: OpenedMembershipFact, logId: Id): types.ViewerFact | undefined => {
  const { guildId } = memberOf(fact.stream);
  switch (fact.type) {
    case 'MemberJoined':
      return Object.assign(new types.GuildJoined(), commonOf(fact, logId), { guildId });
    case 'MemberLeft':
    case 'MemberKicked':
    case 'MemberBanned':
      return Object.assign(new types.GuildLeft(), commonOf(fact, logId), { guildId, cause: leaveCause[fact.type] });
    case 'MemberUnbanned':
    case 'MemberRoleGranted':
    case 'MemberRoleRevoked':
    case 'MemberTimedOut':
    case 'MemberTimeoutLifted':
      return undefined;
  }
};

/** Whoever creates a guild is in it. */
export const ownGuildOf = (fact: OpenedGuildFact, logId: Id): types.GuildJoined =>
  Object.assign(new types.GuildJoined(), commonOf(fact, logId), { guildId: subjectOf(fact.stream) });

export const mentionedBy = (fact: OpenedPost, logId: Id): types.Mentioned =>
  Object.assign(new types.Mentioned(), commonOf(fact, logId), {
    channelId: subjectOf(fact.stream),
    messageId: fact.id,
    seq: fact.revision + 1,
    authorId: fact.data.authorId,
  });

/** The payload of something that is no fact. */
export const announced = (userId: Id, announcement: ViewerAnnouncement): object => {
  switch (announcement.type) {
    case 'ReadPositionChanged': {
      const { channelId, seq } = announcement;
      return Object.assign(new types.ReadPositionChanged(), { channelId, seq });
    }
    case 'SettingsChanged':
      return Object.assign(new types.SettingsChanged(), { userId });
    case 'DirectConversationClosed':
      return Object.assign(new direct.DirectConversationClosed(), { conversationId: announcement.conversationId });
    case 'DirectConversationReopened':
      return Object.assign(new direct.DirectConversationReopened(), { conversationId: announcement.conversationId });
  }
};
