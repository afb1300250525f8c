/** Everything that a channel tells. */
export const channelQuery = `subscription Channel($channelId: ID!, $after: String) {
  channelEvents(channelId: $channelId, after: $after) {
    __typename
    ... on ChannelFact { seq cursor messageId }
    ... on MessagePosted { content mentions { users } }
    ... on MessageEdited { content }
    ... on TextsRemoved { texts { messageId revisionId } position }
    ... on CaughtUp { cursor }
    ... on Reset { reason resumeFrom }
  }
}`;

export const guildQuery = `subscription Guild($guildId: ID!, $after: String) {
  guildEvents(guildId: $guildId, after: $after) {
    __typename
    ... on GuildFact { cursor }
    ... on GuildChannelFact { channelId }
    ... on GuildMemberFact { userId }
    ... on ChannelRenamed { name }
    ... on ChannelAdvanced { lastMessageSeq }
    ... on CaughtUp { cursor }
    ... on Reset { reason }
  }
}`;

export const viewerQuery = `subscription Viewer($after: String) {
  viewerEvents(after: $after) {
    __typename
    ... on ViewerFact { cursor }
    ... on Mentioned { channelId seq }
    ... on ReadPositionChanged { channelId seq }
    ... on GuildLeft { guildId cause }
    ... on CaughtUp { cursor }
    ... on Reset { reason }
  }
}`;

/** Who of a guild comes and goes. */
export const presenceQuery = `subscription Presence($guildId: ID!, $after: String) {
  guildEvents(guildId: $guildId, after: $after) {
    __typename
    ... on GuildFact { cursor }
    ... on PresenceChanged { guildId changes { userId presence } }
    ... on CaughtUp { cursor }
    ... on Reset { reason }
  }
}`;

/** What is said in a channel, and who is about to. */
export const typingQuery = `subscription Typing($channelId: ID!, $after: String) {
  channelEvents(channelId: $channelId, after: $after) {
    __typename
    ... on ChannelFact { seq cursor }
    ... on MessagePosted { content }
    ... on TypingStarted { channelId userId expiresIn }
    ... on CaughtUp { cursor }
    ... on Reset { reason }
  }
}`;
