import { buildApiSchema } from '@chat/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LiveReader, readLive } from './testing/liveReader.ts';
import { foundInstance, logInPerson, type Meeting, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { type KeptViewer, mergeViewer, viewerFactQuery } from './testing/mergeViewer.ts';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

const owned = new AsyncDisposableStack();
let product: ProductHere;
let bob: Person;
let ada: Person;
let meeting: Meeting;
let other: Meeting;
let reader: LiveReader;

beforeAll(async () => {
  product = owned.use(await startProductHere());
  ada = await foundInstance({ address: product.address, setUpSecret: product.setUpLink?.split('#')[1] });
  bob = await registerPerson(product, 'bob');
  meeting = await newMeeting(ada);
  other = await newMeeting(ada, 'Another');
  await bob.act('joinGuild', { code: meeting.code });
  const url = `${product.address.replace('http', 'ws')}/graphql`;
  reader = readLive({ url, token: async () => bob.client.token ?? '', query: viewerFactQuery });
  owned.defer(() => reader.stop());
  await reader.until(({ __typename }) => __typename === 'CaughtUp');
});
afterAll(() => owned.disposeAsync());

const query = `query ($channel: ID!, $at: Position) {
  viewer(minPosition: $at) { sessions { id } guilds { id } }
  channel(id: $channel, minPosition: $at) { unread { readUpTo mentions { count } } }
}`;

interface Fetched {
  readonly viewer: Readonly<Record<'sessions' | 'guilds', readonly { readonly id: string }[]>>;
  readonly channel: { readonly unread: { readonly readUpTo: number; readonly mentions: { readonly count: number } } };
}

const fetchViewer = async (at?: string): Promise<Omit<KeptViewer, 'stale'>> => {
  const { viewer, channel } = await bob.client.run<Fetched>(query, { channel: meeting.channelId, at });
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
  const { readUpTo, mentions } = channel.unread;
  return { sessions: idsOf(viewer.sessions), guilds: idsOf(viewer.guilds), readUpTo, mentions: mentions.count };
};

const told = () => reader.events.filter(({ __typename }) => __typename !== 'CaughtUp');

it('what was fetched and then told live equals what is fetched anew, for everything that is for one person alone', async () => {
  const mention = { channelId: meeting.channelId, content: `hello <@${bob.id}>` };
  let second: string | undefined;
  const nothing = { position: undefined };
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
    expect({ ...kept, stale: [] }, `after ${type}`).toEqual({ ...fresh, stale: [] });
  }
  expect(kept.stale).toEqual(['settings']);

  const union = buildApiSchema().getType('ViewerEvent');
  const known = union !== undefined && 'getTypes' in union ? union.getTypes().map(({ name }) => name) : [];
  const seen = [...new Set(steps.map(([type]) => type)), 'CaughtUp', 'Reset'];
  expect(seen.sort()).toEqual([...known].sort());
});
