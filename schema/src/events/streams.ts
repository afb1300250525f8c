import type { Id, KeyedHash } from './kinds.ts';

/** Names of streams (design, "Streams"). The prefix up to the first dash says which facts a stream may hold. */
export const streams = {
  instance: 'instance-main',
  vault: 'vault-main',
  account: (userId: Id) => `account-${userId}`,
  handle: (hash: KeyedHash) => `handle-${hash}`,
  email: (hash: KeyedHash) => `email-${hash}`,
  guild: (guildId: Id) => `guild-${guildId}`,
  invite: (hash: KeyedHash) => `invite-${hash}`,
  membership: (guildId: Id, userId: Id) => `membership-${guildId}_${userId}`,
  moderation: (guildId: Id) => `moderation-${guildId}`,
  channel: (channelId: Id) => `channel-${channelId}`,
  /** Who is in a direct conversation; what is said there stands in the channel with the same id. */
  dm: (conversationId: Id) => `dm-${conversationId}`,
} as const;

/** The part of a stream's name after its prefix. Membership streams answer with the guild's id; use `memberOf` for both. */
export const subjectOf = (stream: string): Id => stream.slice(stream.indexOf('-') + 1, stream.indexOf('-') + 33) as Id;

/** The two ids in the name of a membership stream. */
export const memberOf = (stream: string): { readonly guildId: Id; readonly userId: Id } => {
  const at = stream.indexOf('-') + 1;
  return { guildId: stream.slice(at, at + 32) as Id, userId: stream.slice(at + 33) as Id };
};
