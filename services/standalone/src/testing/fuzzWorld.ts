import { newId } from '@chat/platform';
import { foundInstance, logInPerson, type Person, password, registerPerson } from './fuzzPerson.ts';
import { graphqlClient } from './graphqlClient.ts';

/** What infra/checks/schemathesis/hooks.py reads: what exists, for all operations (`*`) or for one. */
interface Known {
  readonly tokens?: readonly string[];
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
  /** Each is used up: the operation destroys it. */
  readonly once?: Readonly<Record<string, readonly unknown[]>>;
}

export interface FuzzWorld {
  readonly operations: Readonly<Record<string, Known>>;
}

const several = 12;

const times = async <Value>(count: number, make: (index: number) => Promise<Value>): Promise<readonly Value[]> => {
  const made: Value[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
};

const tokenOf = ({ token }: Person): string => token;

const member = async (address: string, handle: string, code: string): Promise<Person> => {
  const person = await registerPerson(address, handle);
  await person.act('joinGuild', { code });
  return person;
};

const refreshTokens = (address: string): Promise<readonly string[]> =>
  times(several, async () => {
    const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { session { refreshToken } } }';
    const input = { commandId: newId(), handle: 'fuzz.sessions', password, returnRefreshToken: true };
    type LoggedIn = { readonly logIn: { readonly session: { readonly refreshToken: string } } };
    return (await graphqlClient(address).run<LoggedIn>(query, { input })).logIn.session.refreshToken;
  });

/** A guild with everything in it that operations ask for, and people to spare. */
const guildOf = async (owner: Person) => {
  type Created = { readonly guildId: string; readonly guild: { readonly channels: readonly { readonly id: string }[] } };
  const created = await owner.act<Created>('createGuild', { name: 'Harbour' }, 'guildId guild { channels { id } }');
  const { guildId } = created;
  const channelId = created.guild.channels[0]?.id ?? '';
  const make = async (mutation: string, input: object, field: string): Promise<string> =>
    (await owner.act<Readonly<Record<string, string>>>(mutation, { guildId, ...input }, field))[field] ?? '';
  const say = async (index: number): Promise<string> => {
    type Sent = { readonly message: { readonly messageId: string } };
    const { message } = await owner.act<Sent>('sendMessage', { channelId, content: `text ${index}` }, 'message { messageId }');
    return message.messageId;
  };
  type Roles = { readonly guild: { readonly roles: readonly { readonly id: string }[] } };
  const { guild } = await owner.client.run<Roles>('query ($id: ID!) { guild(id: $id) { roles { id } } }', { id: guildId });
  return {
    guildId,
    channelId,
    code: await make('createInvite', {}, 'code'),
    roleId: guild.roles[0]?.id ?? '',
    otherChannel: await make('createChannel', { name: 'other' }, 'channelId'),
    category: await make('createCategory', { name: 'kept' }, 'categoryId'),
    channels: await times(several, (index) => make('createChannel', { name: `spare ${index}` }, 'channelId')),
    categories: await times(several, (index) => make('createCategory', { name: `spare ${index}` }, 'categoryId')),
    codes: await times(several, () => make('createInvite', {}, 'code')),
    messages: await times(4, say),
    spareMessages: await times(2 * several, (index) => say(100 + index)),
  };
};

/** Groups of the owner with others, one to keep and some to leave. */
const talkOf = async (owner: Person, others: readonly Person[]) => {
  const userIds = others.map(({ id }) => id);
  type Opened = { readonly conversationId: string };
  const open = async (): Promise<string> =>
    (await owner.act<Opened>('openDirectConversation', { userIds }, 'conversationId')).conversationId;
  return { group: await open(), spare: await times(several, open) };
};

interface World {
  readonly guild: Awaited<ReturnType<typeof guildOf>>;
  readonly talk: Awaited<ReturnType<typeof talkOf>>;
  readonly owner: Person;
  readonly friend: Person;
}

const forAll = ({ guild, talk, owner, friend }: World): Known => ({
  tokens: [tokenOf(owner)],
  values: {
    id: [guild.guildId],
    ids: [[guild.guildId, guild.channelId, guild.messages[0], friend.id]],
    guildId: [guild.guildId],
    channelId: [guild.channelId],
    categoryId: [guild.category],
    messageId: guild.messages,
    roleId: [guild.roleId],
    userId: [friend.id],
    userIds: [[friend.id]],
    conversationId: [talk.group],
    code: [guild.code],
    inviteCode: [guild.code],
    emoji: ['u-1f44b', 'u-1f600'],
    colour: ['#aabbcc'],
    accentColour: ['#aabbcc'],
    fontScale: [100],
    version: [0],
    seq: [1, 2],
    first: [10],
    maxUses: [10],
    expiresAfter: [3_600],
    permissions: ['3072'],
    email: ['fuzz@example.org'],
    view: ['people', 'guilds', 'receipts'],
    last: [null],
    before: [null],
    after: [null],
    around: [null],
    at: [null],
    replies: [[]],
    revisionId: [null],
    reason: [null],
    topic: ['what it is about'],
    minPosition: [null],
  },
});

/** Makes it on a fresh product, by the secret of its set-up link. */
export const fuzzWorld = async (address: string, setUpSecret: string): Promise<FuzzWorld> => {
  const owner = await foundInstance(address, setUpSecret);
  const guild = await guildOf(owner);
  const friend = await member(address, 'fuzz.friend', guild.code);
  const blocked = await member(address, 'fuzz.blocked', guild.code);
  const victims = await times(4, (index) => member(address, `fuzz.victim${index}`, guild.code));
  const talk = await talkOf(owner, [friend, ...victims.slice(0, 1)]);
  const stranger = await registerPerson(address, 'fuzz.stranger');
  await registerPerson(address, 'fuzz.sessions');
  const ending = await registerPerson(address, 'fuzz.endings');
  const sessions = await times(several, () => logInPerson(address, 'fuzz.sessions'));
  const sessionId = (await times(several, () => logInPerson(address, 'fuzz.endings'))).map((session) => session.sessionId);
  const everywhere = await times(3, (index) => registerPerson(address, `fuzz.out${index}`));
  const changing = await times(3, (index) => registerPerson(address, `fuzz.change${index}`));
  const handles = Array.from({ length: 40 }, (_, index) => `fuzz.new${index}`);
  const inOther = { values: { channelId: [guild.otherChannel] } };
  return {
    operations: {
      '*': forAll({ guild, talk, owner, friend }),
      channel: { values: { id: [guild.channelId] } },
      person: { values: { id: [friend.id] } },
      directConversation: { values: { id: [talk.group] } },
      leaveDirectConversation: { once: { conversationId: talk.spare } },
      blockPerson: { values: { userId: [blocked.id] } },
      unblockPerson: { values: { userId: [blocked.id] } },
      archiveChannel: inOther,
      restoreChannel: inOther,
      moveChannel: inOther,
      deleteChannel: { once: { channelId: guild.channels } },
      deleteCategory: { once: { categoryId: guild.categories } },
      deleteMessage: { once: { messageId: guild.spareMessages.slice(0, several) } },
      shredMessage: { once: { messageId: guild.spareMessages.slice(several) } },
      revokeInvite: { once: { code: guild.codes } },
      joinGuild: { tokens: [tokenOf(stranger)] },
      kickMember: { once: { userId: victims.slice(0, 2).map(({ id }) => id) } },
      leaveGuild: { tokens: victims.slice(2).map(tokenOf) },
      logIn: { values: { handle: ['fuzz.sessions'], password: [password] } },
      logOut: { tokens: sessions.map(tokenOf) },
      endSession: { tokens: [ending.token], once: { sessionId } },
      logOutEverywhere: { tokens: everywhere.map(tokenOf) },
      changePassword: {
        tokens: changing.map(tokenOf),
        values: { currentPassword: [password], newPassword: ['quite another passphrase'] },
      },
      refresh: { once: { refreshToken: await refreshTokens(address) } },
      register: { once: { handle: handles }, values: { password: [password] } },
    },
  };
};
