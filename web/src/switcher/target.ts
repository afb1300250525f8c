import type { Channel, Guild } from '../guilds/index.ts';

/** Where one can jump to. */
export interface Target {
  /** Of all kinds together; what is kept of it as recent. */
  readonly key: string;
  readonly kind: 'channel' | 'person' | 'guild';
  readonly id: string;
  /** `null`: erased. */
  readonly name: string | null;
  /** The guild of a channel, the handle of a person. */
  readonly beside: string | null;
  readonly path: string;
  readonly isVoice: boolean;
  readonly isArchived: boolean;
  readonly isUnread: boolean;
  readonly mentions: number;
}

const plain = { beside: null, isVoice: false, isArchived: false, isUnread: false, mentions: 0 };

const channelTarget = (guild: Guild, { id, name, kind, archived, isUnread, mentions }: Channel): Target => ({
  key: `channel ${id}`,
  kind: 'channel',
  id,
  name,
  beside: guild.name,
  path: `/guilds/${guild.id}/${id}`,
  isVoice: kind === 'VOICE',
  isArchived: archived,
  isUnread: isUnread && !archived,
  mentions,
});

const guildTarget = ({ id, name }: Guild): Target => ({
  ...plain,
  key: `guild ${id}`,
  kind: 'guild',
  id,
  name,
  path: `/guilds/${id}`,
});

/** All channels and guilds of the viewer. */
export const targetsOf = (guilds: readonly Guild[]): readonly Target[] =>
  guilds.flatMap((guild) => [guildTarget(guild), ...guild.channels.map((channel) => channelTarget(guild, channel))]);

/** Who can be spoken with. */
export interface Found {
  readonly id: string;
  readonly displayName: string | null;
  readonly handle: string | null;
}

export const personKey = (id: string): string => `person ${id}`;

/** The address opens the conversation with the person. */
export const personTarget = ({ id, displayName, handle }: Found): Target => ({
  ...plain,
  key: personKey(id),
  kind: 'person',
  id,
  name: displayName ?? handle,
  beside: handle === null ? null : `@${handle}`,
  path: `/direct/with/${id}`,
});
