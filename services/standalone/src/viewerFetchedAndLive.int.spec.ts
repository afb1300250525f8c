import { buildApiSchema } from '@chat/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LiveReader, readLive } from './testing/liveReader.ts';
import { foundInstance, logInPerson, type Meeting, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { type KeptConversation, type KeptViewer, mergeViewer, viewerFactQuery } from './testing/mergeViewer.ts';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

const owned = new AsyncDisposableStack();
let product: ProductHere;
let bob: Person;
let ada: Person;
let cyd: Person;
let dan: Person;
let meeting: Meeting;
let other: Meeting;
let reader: LiveReader;

beforeAll(async () => {
  product = owned.use(await startProductHere());
  ada = await foundInstance({ address: product.address, setUpSecret: product.setUpLink?.split('#')[1] });
  [bob, cyd, dan] = [
    await registerPerson(product, 'bob'),
    await registerPerson(product, 'cyd'),
    await registerPerson(product, 'dan'),
  ];
  meeting = await newMeeting(ada);
  other = await newMeeting(ada, 'Another');
  for (const who of [bob, cyd, dan]) await who.act('joinGuild', { code: meeting.code });
  const url = `${product.address.replace('http', 'ws')}/graphql`;
  reader = readLive({ url, token: async () => bob.client.token ?? '', query: viewerFactQuery });
  owned.defer(() => reader.stop());
  await reader.until(({ __typename }) => __typename === 'CaughtUp');
});
afterAll(() => owned.disposeAsync());

const query = `query ($channel: ID!, $at: Position) {
  viewer(minPosition: $at) { sessions { id } guilds { id } blockedPeople { id }
    directConversations(first: 20) { edges { node { id participantIds } } } }
  channel(id: $channel, minPosition: $at) { unread { readUpTo mentions { count } } }
}`;

interface Fetched {
  readonly viewer: Readonly<Record<'sessions' | 'guilds' | 'blockedPeople', readonly { readonly id: string }[]>> & {
    readonly directConversations: { readonly edges: readonly { readonly node: KeptConversation }[] };
  };
  readonly channel: { readonly unread: { readonly readUpTo: number; readonly mentions: { readonly count: number } } };
}

const fetchViewer = async (at?: string): Promise<Omit<KeptViewer, 'stale'>> => {
  const { viewer, channel } = await bob.client.run<Fetched>(query, { channel: meeting.channelId, at });
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
  const { readUpTo, mentions } = channel.unread;
  const kept = viewer.directConversations.edges.map(({ node: { id, participantIds } }) => ({
    id,
    participantIds: [...participantIds].sort(),
  }));
  return {
    sessions: idsOf(viewer.sessions),
    guilds: idsOf(viewer.guilds),
    readUpTo,
    mentions: mentions.count,
    conversations: kept.sort((one, other) => (one.id < other.id ? -1 : 1)),
    blocked: idsOf(viewer.blockedPeople),
  };
};

const told = () => reader.events.filter(({ __typename }) => __typename !== 'CaughtUp');

it('what was fetched and then told live equals what is fetched anew, for everything that is for one person alone', async () => {
  const mention = { channelId: meeting.channelId, content: `hello <@${bob.id}>` };
  let second: string | undefined;
  const nothing = { position: undefined };
  let conversationId = '';
  const open = async (by: Person, others: readonly Person[]) => {
    type Opened = { readonly conversationId: string; readonly position: string };
    const input = { userIds: others.map(({ id }) => id) };
    const opened = await by.act<Opened>('openDirectConversation', input, 'conversationId position');
    conversationId = opened.conversationId;
    return opened;
  };
  const steps: readonly (readonly [string, () => Promise<{ readonly position: string | undefined }>])[] = [
    ['Mentioned', () => ada.act('sendMessage', mention)],
    ['Mentioned', () => ada.act('sendMessage', mention)],
    ['ReadPositionChanged', () => bob.act('markRead', { channelId: meeting.channelId, seq: 1 })],
    [
      'SessionStarted',
      async () => {
        const before = (await fetchViewer()).sessions;
        await logInPerson(product, 'bob');
        second = (await fetchViewer()).sessions.find((id) => !before.includes(id));
        return nothing;
      },
    ],
    ['SessionEnded', () => bob.act('endSession', { sessionId: second })],
    ['GuildJoined', () => bob.act('joinGuild', { code: other.code })],
    ['GuildLeft', () => bob.act('leaveGuild', { guildId: other.guildId })],
    ['ProfileChanged', () => bob.act('changeDisplayName', { displayName: 'Robert' })],
    ['DirectConversationOpened', () => open(ada, [bob])],
    ['DirectConversationOpened', () => open(ada, [bob, cyd])],
    ['DirectConversationAdvanced', () => ada.act('sendMessage', { channelId: conversationId, content: 'hello' })],
    ['ParticipantAdded', () => cyd.act('addParticipant', { conversationId, userId: dan.id })],
    ['ParticipantLeft', () => dan.act('leaveDirectConversation', { conversationId })],
    ['DirectConversationClosed', () => bob.act('closeDirectConversation', { conversationId })],
    ['DirectConversationReopened', () => bob.act('reopenDirectConversation', { conversationId })],
    ['DirectConversationClosed', () => bob.act('closeDirectConversation', { conversationId })],
    ['DirectConversationAdvanced', () => ada.act('sendMessage', { channelId: conversationId, content: 'again' })],
    ['PersonBlocked', () => bob.act('blockPerson', { userId: cyd.id })],
    ['PersonUnblocked', () => bob.act('unblockPerson', { userId: cyd.id })],
    ['SettingsChanged', () => bob.act('changeSettings', { theme: 'DARK', version: 0 })],
  ];
  let kept: KeptViewer = { ...(await fetchViewer()), stale: [] };
  for (const [index, [type, act]] of steps.entries()) {
    const { position } = await act();
    await reader.untilTrue(() => told().length > index);
    const event = told()[index];
    expect(event?.__typename).toBe(type);
    if (event !== undefined) kept = mergeViewer(kept, event);
    const fresh = await fetchViewer(position);
    if (kept.stale.includes('counters')) kept = { ...kept, mentions: fresh.mentions };
    if (kept.stale.includes('conversations')) kept = { ...kept, conversations: fresh.conversations, stale: [] };
    expect({ ...kept, stale: [] }, `after ${type}`).toEqual({ ...fresh, stale: [] });
  }
  expect(kept.stale).toEqual(['settings']);

  const union = buildApiSchema().getType('ViewerEvent');
  const known = union !== undefined && 'getTypes' in union ? union.getTypes().map(({ name }) => name) : [];
  const seen = [...new Set(steps.map(([type]) => type)), 'CaughtUp', 'Reset'];
  expect(seen.sort()).toEqual([...known].sort());
});
