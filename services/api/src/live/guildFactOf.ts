import {
  type Id,
  type MembershipFact,
  memberOf,
  type OpenedOf,
  type Recorded,
  type GuildFact as StoredGuildFact,
  subjectOf,
} from '@chat/schema/events';
import { logCursor } from './cursor.ts';
import * as types from './guildFacts.types.ts';
import * as members from './memberFacts.types.ts';

export type OpenedGuildFact = Recorded<OpenedOf<StoredGuildFact>>;
export type OpenedMembershipFact = Recorded<OpenedOf<MembershipFact>>;

const common = (fact: OpenedGuildFact | OpenedMembershipFact, logId: Id) => ({
  factId: fact.id,
  guildId: subjectOf(fact.stream),
  cursor: logCursor(logId, fact.position),
  actorId: fact.meta.actor.id,
  at: fact.meta.occurredAt ?? fact.meta.at,
});

const make = <Payload extends types.GuildFact>(
  Type: new () => Payload,
  fact: OpenedGuildFact | OpenedMembershipFact,
  rest: { readonly logId: Id } & Omit<Payload, keyof types.GuildFact>,
): Payload => {
  const { logId, ...own } = rest;
  return Object.assign(new Type(), common(fact, logId), own as unknown as Partial<Payload>); // the fields of the type itself
};

/** The live payload of a fact of a guild; none where nobody can be subscribed when it happens. */
export const guildFactOf = (fact: OpenedGuildFact, logId: Id): types.GuildFact | undefined => {
  switch (fact.type) {
    case 'GuildCreated': // nobody is in it yet
    case 'ImportStarted': // closed to everybody
      return undefined;
    case 'GuildRenamed':
      return make(types.GuildRenamed, fact, { logId, name: fact.data.text?.name ?? null });
    case 'EveryonePermissionsChanged':
      return make(types.EveryonePermissionsChanged, fact, { logId, permissions: fact.data.permissions });
    case 'RoleCreated': {
      const { roleId, permissions, position, text } = fact.data;
      return make(types.RoleCreated, fact, { logId, roleId, permissions, position, name: text?.name ?? null });
    }
    case 'CategoryCreated': {
      const { categoryId, position, text } = fact.data;
      return make(types.CategoryCreated, fact, { logId, categoryId, position, name: text?.name ?? null });
    }
    case 'CategoryRenamed':
      return make(types.CategoryRenamed, fact, { logId, categoryId: fact.data.categoryId, name: fact.data.text?.name ?? null });
    case 'CategoryMoved':
      return make(types.CategoryMoved, fact, { logId, categoryId: fact.data.categoryId, position: fact.data.position });
    case 'CategoryDeleted':
      return make(types.CategoryDeleted, fact, { logId, categoryId: fact.data.categoryId });
    case 'ImportCompleted':
      return make(types.ImportCompleted, fact, { logId, messages: fact.data.messages });
    case 'ChannelCreated':
    case 'ChannelRenamed':
    case 'ChannelTopicChanged':
    case 'ChannelMoved':
    case 'ChannelArchived':
    case 'ChannelRestored':
    case 'ChannelDeleted':
      return guildChannelFactOf(fact, logId);
  }
};

type ChannelFact = Extract<OpenedGuildFact, { readonly type: `Channel${string}` }>;

const guildChannelFactOf = (fact: ChannelFact, logId: Id): types.GuildChannelFact => {
  const { channelId } = fact.data;
  switch (fact.type) {
    case 'ChannelCreated': {
      const { kind, categoryId = null, position, text } = fact.data;
      const texts = { name: text?.name ?? null, topic: text?.topic ?? null };
      return make(types.ChannelCreated, fact, { logId, channelId, kind, categoryId, position, ...texts });
    }
    case 'ChannelRenamed':
      return make(types.ChannelRenamed, fact, { logId, channelId, name: fact.data.text?.name ?? null });
    case 'ChannelTopicChanged':
      return make(types.ChannelTopicChanged, fact, { logId, channelId, topic: fact.data.text?.topic ?? null });
    case 'ChannelMoved': {
      const { categoryId = null, position } = fact.data;
      return make(types.ChannelMoved, fact, { logId, channelId, categoryId, position });
    }
    case 'ChannelArchived':
      return make(types.ChannelArchived, fact, { logId, channelId });
    case 'ChannelRestored':
      return make(types.ChannelRestored, fact, { logId, channelId });
    case 'ChannelDeleted':
      return make(types.ChannelDeleted, fact, { logId, channelId });
  }
};

/** The live payload of a fact of a membership. Reasons are for those who act on them, and are not pushed. */
export const memberFactOf = (fact: OpenedMembershipFact, logId: Id): types.GuildMemberFact => {
  const who = { logId, userId: memberOf(fact.stream).userId };
  switch (fact.type) {
    case 'MemberJoined':
      return make(members.MemberJoined, fact, who);
    case 'MemberLeft':
      return make(members.MemberLeft, fact, who);
    case 'MemberKicked':
      return make(members.MemberKicked, fact, who);
    case 'MemberBanned':
      return make(members.MemberBanned, fact, { ...who, until: fact.data.until ?? null });
    case 'MemberUnbanned':
      return make(members.MemberUnbanned, fact, who);
    case 'MemberRoleGranted':
      return make(members.MemberRoleGranted, fact, { ...who, roleId: fact.data.roleId });
    case 'MemberRoleRevoked':
      return make(members.MemberRoleRevoked, fact, { ...who, roleId: fact.data.roleId });
    case 'MemberTimedOut':
      return make(members.MemberTimedOut, fact, { ...who, until: fact.data.until ?? null });
    case 'MemberTimeoutLifted':
      return make(members.MemberTimeoutLifted, fact, who);
  }
};
