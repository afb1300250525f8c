import { maskOf } from '@chat/schema/permissions';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { typingQuery } from './testing/liveQueries.ts';
import { type LiveReader, readLive } from './testing/liveReader.ts';
import { foundInstance, type Meeting, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { refusalOf } from './testing/peopleHere.ts';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

const owned = new AsyncDisposableStack();
let product: ProductHere;
let ada: Person;
let bob: Person;
let eve: Person;
let meeting: Meeting;

beforeAll(async () => {
  product = owned.use(await startProductHere({ RATE_LIMITS: 'on' }));
  ada = await foundInstance({ address: product.address, setUpSecret: product.setUpLink?.split('#')[1] });
  bob = await registerPerson(product, 'bob');
  eve = await registerPerson(product, 'eve');
});
afterAll(() => owned.disposeAsync());
beforeEach(async () => {
  meeting = await newMeeting(ada);
  for (const member of [bob, eve]) await member.act('joinGuild', { code: meeting.code });
});

const following = async (person: Person, variables: object = {}): Promise<LiveReader> => {
  const url = `${product.address.replace('http', 'ws')}/graphql`;
  const token = async () => person.client.token ?? '';
  const reader = readLive({ url, token, query: typingQuery, variables: { channelId: meeting.channelId, ...variables } });
  owned.defer(() => reader.stop());
  await reader.until(({ __typename }) => __typename === 'CaughtUp');
  return reader;
};

const types = (person: Person) => person.act('startTyping', { channelId: meeting.channelId });
const says = (person: Person, content: string) => person.act('sendMessage', { channelId: meeting.channelId, content });
const typesIn = ({ events }: LiveReader): readonly string[] => events.map(({ __typename }) => __typename);

/** What came until a message that is sent now. */
const toldUntilNow = async (...readers: readonly LiveReader[]): Promise<readonly (readonly string[])[]> => {
  await says(ada, 'now');
  for (const reader of readers) await reader.until(({ content }) => content === 'now');
  return readers.map((reader) => typesIn(reader).slice(1, -1));
};

describe('typing', () => {
  it('is told to those who follow the channel, and not to the other windows of whoever types', async () => {
    const [adas, bobs, other] = [await following(ada), await following(bob), await following(bob)];
    await types(bob);
    const { channelId } = meeting;
    const event = { __typename: 'TypingStarted', channelId, userId: bob.id, expiresIn: 10_000 };
    expect(await adas.until(({ __typename }) => __typename === 'TypingStarted')).toEqual(event);
    expect(await toldUntilNow(adas, bobs, other)).toEqual([['TypingStarted'], [], []]);
  });

  it('counts every 8 s, with one more that was late; what comes more often is answered and has no effect', async () => {
    const reader = await following(ada);
    for (let time = 0; time < 5; time += 1) await types(bob);
    await types(eve);
    expect(await toldUntilNow(reader)).toEqual([['TypingStarted', 'TypingStarted', 'TypingStarted']]);
    expect(reader.events.flatMap((event) => event['userId'] ?? [])).toEqual([bob.id, bob.id, eve.id]);
  });

  it('is no fact: the log stays as it is, and whoever resumes hears nothing of it', async () => {
    const reader = await following(ada);
    await says(bob, 'before');
    const { cursor } = await reader.until(({ content }) => content === 'before');
    const { facts } = product.statistics();
    await types(bob);
    await reader.until(({ __typename }) => __typename === 'TypingStarted');
    expect(product.statistics().facts).toBe(facts);
    await says(bob, 'after');
    await reader.until(({ content }) => content === 'after');
    const resumed = await following(ada, { after: cursor });
    expect(typesIn(resumed)).toEqual(['MessagePosted', 'CaughtUp']);
  });

  it('needs the permission to send, in a channel that is there for the person', async () => {
    const { guildId } = meeting;
    const reader = await following(ada);
    await ada.act('changeEveryonePermissions', { guildId, permissions: maskOf('VIEW_CHANNEL') });
    expect(await refusalOf(types(bob))).toEqual({ code: 'FORBIDDEN' });
    await ada.act('archiveChannel', { channelId: meeting.channelId });
    expect(await refusalOf(types(ada))).toEqual({ code: 'CHANNEL_ARCHIVED' });
    await ada.act('restoreChannel', { channelId: meeting.channelId });
    await ada.act('kickMember', { guildId, userId: bob.id });
    expect(await refusalOf(types(bob))).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(bob.act('startTyping', { channelId: 'nothing' }))).toEqual({ code: 'NOT_FOUND' });
    expect(await toldUntilNow(reader)).toEqual([[]]);
  });

  it('works in a direct conversation, until one of the two blocks the other', async () => {
    const opened = await ada.act<{ conversationId: string }>('openDirectConversation', { userIds: [bob.id] }, 'conversationId');
    const channelId = opened.conversationId;
    const reader = await following(ada, { channelId });
    const typesThere = (person: Person) => person.act('startTyping', { channelId });
    await typesThere(bob);
    expect(await reader.until(({ __typename }) => __typename === 'TypingStarted')).toMatchObject({ channelId, userId: bob.id });
    expect(await refusalOf(typesThere(eve))).toEqual({ code: 'NOT_FOUND' });
    await ada.act('blockPerson', { userId: bob.id });
    expect(await refusalOf(typesThere(bob))).toEqual({ code: 'CONVERSATION_CLOSED' });
  });

  it('is not told to somebody who was put out', async () => {
    const [adas, bobs] = [await following(ada), await following(bob)];
    await ada.act('kickMember', { guildId: meeting.guildId, userId: bob.id });
    await types(eve);
    await adas.until(({ __typename }) => __typename === 'TypingStarted');
    await bobs.untilTrue(() => bobs.completed);
    expect(typesIn(bobs)).toEqual(['CaughtUp', 'Reset']);
  });
});
