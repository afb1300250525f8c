import type { LiveEvent } from './liveReader.ts';

type Fields = Readonly<Record<string, unknown>>;
type Entries = Readonly<Record<string, Fields>>;

/** What a client keeps of a guild; lists by id. */
export interface KeptGuild {
  readonly name: unknown;
  readonly everyonePermissions: unknown;
  readonly categories: Entries;
  readonly channels: Entries;
  readonly members: Entries;
}

export const guildFields = `name everyonePermissions categories { id name position }
  channels { id kind name topic categoryId position archived }
  members(first: 50) { edges { node { userId roleIds timedOut timedOutUntil } } }`;

export const guildFactQuery = `subscription ($guildId: ID!, $after: String) {
  guildEvents(guildId: $guildId, after: $after) {
    __typename
    ... on GuildFact { cursor at }
    ... on GuildChannelFact { channelId }
    ... on GuildCategoryFact { categoryId }
    ... on GuildMemberFact { userId }
    ... on GuildRenamed { name }
    ... on EveryonePermissionsChanged { permissions }
    ... on CategoryCreated { name position }
    ... on CategoryRenamed { name }
    ... on CategoryMoved { position }
    ... on ChannelCreated { kind name topic parent: categoryId position }
    ... on ChannelRenamed { name }
    ... on ChannelTopicChanged { topic }
    ... on ChannelMoved { parent: categoryId position }
    ... on MemberRoleGranted { roleId }
    ... on MemberRoleRevoked { roleId }
    ... on MemberTimedOut { until }
    ... on CaughtUp { cursor }
  }
}`;

interface FetchedGuild extends Fields {
  readonly categories: readonly Fields[];
  readonly channels: readonly Fields[];
  readonly members: { readonly edges: readonly { readonly node: Fields }[] };
}

const byId = (list: readonly Fields[], key: string): Entries => Object.fromEntries(list.map((one) => [String(one[key]), one]));

export const keptGuild = ({ name, everyonePermissions, categories, channels, members }: FetchedGuild): KeptGuild => ({
  name,
  everyonePermissions,
  categories: byId(categories, 'id'),
  channels: byId(channels, 'id'),
  members: byId(
    members.edges.map(({ node }) => node),
    'userId',
  ),
});

type Merge = (guild: KeptGuild, event: LiveEvent) => Partial<KeptGuild>;
type Part = 'categories' | 'channels' | 'members';

const keys = { categories: 'categoryId', channels: 'channelId', members: 'userId' } as const;

const put =
  (part: Part, fields: (event: LiveEvent, before: Fields) => Fields): Merge =>
  (guild, event) => {
    const id = String(event[keys[part]]);
    const before = guild[part][id] ?? {};
    return { [part]: { ...guild[part], [id]: { ...before, ...fields(event, before) } } };
  };

const drop =
  (part: Part): Merge =>
  (guild, event) => {
    const { [String(event[keys[part]])]: _gone, ...rest } = guild[part];
    return { [part]: rest };
  };

const rolesOf = ({ roleIds }: Fields): readonly unknown[] => (Array.isArray(roleIds) ? roleIds : []);
const place = ({ parent, position }: LiveEvent): Fields => ({ categoryId: parent, position });
const nothing: Merge = () => ({});

/** What each fact does to the guild: all that a client has to know. */
const merges: Readonly<Record<string, Merge>> = {
  GuildRenamed: (_guild, { name }) => ({ name }),
  EveryonePermissionsChanged: (_guild, { permissions }) => ({ everyonePermissions: permissions }),
  CategoryCreated: put('categories', ({ categoryId, name, position }) => ({ id: categoryId, name, position })),
  CategoryRenamed: put('categories', ({ name }) => ({ name })),
  CategoryMoved: put('categories', ({ position }) => ({ position })),
  CategoryDeleted: drop('categories'),
  ChannelCreated: put('channels', (event) => ({
    id: event['channelId'],
    kind: event['kind'],
    name: event['name'],
    topic: event['topic'],
    archived: false,
    ...place(event),
  })),
  ChannelRenamed: put('channels', ({ name }) => ({ name })),
  ChannelTopicChanged: put('channels', ({ topic }) => ({ topic })),
  ChannelMoved: put('channels', place),
  ChannelArchived: put('channels', () => ({ archived: true })),
  ChannelRestored: put('channels', () => ({ archived: false })),
  ChannelDeleted: drop('channels'),
  MemberJoined: put('members', ({ userId }) => ({ userId, roleIds: [], timedOut: false, timedOutUntil: null })),
  MemberLeft: drop('members'),
  MemberKicked: drop('members'),
  MemberBanned: drop('members'),
  MemberUnbanned: nothing,
  MemberRoleGranted: put('members', ({ roleId }, member) => ({ roleIds: [...rolesOf(member), roleId] })),
  MemberRoleRevoked: put('members', ({ roleId }, member) => ({ roleIds: rolesOf(member).filter((id) => id !== roleId) })),
  MemberTimedOut: put('members', ({ until }) => ({ timedOut: true, timedOutUntil: until })),
  MemberTimeoutLifted: put('members', () => ({ timedOut: false, timedOutUntil: null })),
};

/** A guild as a client has it, one fact later. */
export const mergeGuild = (guild: KeptGuild, event: LiveEvent): KeptGuild => {
  const merge = merges[event.__typename];
  if (merge === undefined) throw new Error(`a client does not know ${event.__typename}`);
  return { ...guild, ...merge(guild, event) };
};
