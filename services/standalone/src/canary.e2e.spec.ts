import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@chat/platform/testing';
import { maskOf } from '@chat/schema/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelQuery } from './testing/liveQueries.ts';
import { readLive } from './testing/liveReader.ts';
import { foundInstance, type Meeting, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { type ProductProcess, startProductProcess } from './testing/productProcess.ts';

const first = 'canary-of-the-first-text';
const second = 'canary-of-the-second-text';

const owned = new AsyncDisposableStack();
let product: ProductProcess;
let directory: string;
const people = new Map<string, Person>();
const person = (name: string): Person => people.get(name) ?? expect.fail(`nobody is called ${name}`);

beforeAll(async () => {
  directory = owned.use(await temporaryDirectory()).path;
  product = owned.use(await startProductProcess({ directory, variables: { LOG_LEVEL: 'debug' } }));
  people.set('ada', await foundInstance(product));
  for (const name of ['bob', 'eve', 'dan']) people.set(name, await registerPerson(product, name));
});
afterAll(() => owned.disposeAsync());

/** What a subscription tells up to where it is live: from now on, or what came after a cursor. */
const followed = async (who: Person, channelId: string, after?: string) => {
  const url = `${product.address.replace('http', 'ws')}/graphql`;
  const token = async () => who.client.token ?? '';
  const reader = readLive({ url, token, query: channelQuery, variables: { channelId, ...(after && { after }) } });
  const { cursor } = await reader.until(({ __typename }) => __typename === 'CaughtUp');
  reader.stop();
  return { told: JSON.stringify(reader.events), cursor: String(cursor) };
};

const shownQuery = `query ($channel: ID!, $message: ID!, $seq: Int!, $at: Position) {
  node(id: $message) { id ... on Message { content } }
  channel(id: $channel, minPosition: $at) {
    byId: message(id: $message) { ...Whole }
    bySeq: message(seq: $seq) { ...Whole }
    oldest: messages(first: 5) { edges { node { ...Whole } } }
    newest: messages(last: 5) { edges { node { ...Whole } } }
    around: messages(around: $seq, first: 5) { edges { node { ...Whole } } }
    pins(first: 5) { edges { node { ...Whole } } }
  }
}
fragment Whole on Message { id seq content editCount revisions(first: 5) { edges { node { id content } } } }`;

interface Planted {
  readonly channelId: string;
  readonly messageId: string;
  readonly seq: number;
  /** Of the moment before it was planted. */
  readonly before: string;
}

/** Everything that somebody is told of the message: by pages, by its id and place, and by a resumed subscription. */
const everythingTo = async (who: Person, planted: Planted, at: string): Promise<string> => {
  const { channelId: channel, messageId: message, seq, before } = planted;
  const shown = await who.client.run(shownQuery, { channel, message, seq, at });
  return JSON.stringify(shown) + (await followed(who, channel, before)).told;
};

interface Posted {
  readonly position: string;
  readonly message: { readonly factId: string; readonly seq: number };
}

const plant = async (who: Person, channelId: string, content: string): Promise<Planted & { readonly position: string }> => {
  const { cursor: before } = await followed(person('ada'), channelId);
  const sent = await who.act<Posted>('sendMessage', { channelId, content }, 'position message { factId seq }');
  return { channelId, messageId: sent.message.factId, seq: sent.message.seq, before, position: sent.position };
};

const bytesOnDisk = async (text: string): Promise<readonly string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (file) => ((await readFile(file)).includes(text) ? [file] : [])));
  return found.flat().map((file) => file.slice(directory.length + 1));
};

const outsideViews = (files: readonly string[]): readonly string[] => files.filter((file) => !file.startsWith('views.sqlite'));

const seenBy = async (names: readonly string[], planted: Planted, at: string, text: string): Promise<readonly string[]> => {
  const shown = await Promise.all(names.map((name) => everythingTo(person(name), planted, at)));
  return names.filter((_, index) => shown[index]?.includes(text));
};

describe('a text that its author takes back', () => {
  const everybody = ['ada', 'bob', 'eve'];
  let meeting: Meeting;
  let planted: Planted & { readonly position: string };

  beforeAll(async () => {
    meeting = await newMeeting(person('ada'));
    for (const name of ['bob', 'eve']) await person(name).act('joinGuild', { code: meeting.code });
    planted = await plant(person('bob'), meeting.channelId, first);
  });

  const act = async (name: string, mutation: string, more = {}): Promise<string> => {
    const { channelId, messageId } = planted;
    return (await person(name).act(mutation, { channelId, messageId, ...more })).position;
  };

  it('is seen by everybody while it stands', async () => {
    expect(await seenBy(everybody, planted, planted.position, first)).toEqual(everybody);
  });

  it('is seen by its author and who may see edits alone, once it is edited away', async () => {
    const at = await act('bob', 'editMessage', { content: second });
    expect(await seenBy(everybody, planted, at, second)).toEqual(everybody);
    expect(await seenBy(everybody, planted, at, first)).toEqual(['ada', 'bob']);
  });

  it('and so is the last one, once the message is deleted', async () => {
    const at = await act('bob', 'deleteMessage');
    expect(await seenBy(everybody, planted, at, second)).toEqual(['ada', 'bob']);
    expect(await seenBy(everybody, planted, at, first)).toEqual(['ada', 'bob']);
  });

  it('stands nowhere on the disk in the clear but in the read model, and in no log', async () => {
    expect(outsideViews(await bytesOnDisk(first))).toEqual([]);
    expect(outsideViews(await bytesOnDisk(second))).toEqual([]);
    expect(product.output()).not.toContain('canary-of');
  });

  it('is seen by nobody once it is shredded, and its bytes go from the disk', async () => {
    const at = await act('bob', 'shredMessage');
    expect(await seenBy(everybody, planted, at, first)).toEqual([]);
    expect(await seenBy(everybody, planted, at, second)).toEqual([]);
    await expect.poll(() => bytesOnDisk(first), { timeout: 20_000 }).toEqual([]);
    await expect.poll(() => bytesOnDisk(second), { timeout: 20_000 }).toEqual([]);
  });
});

describe('a text from before somebody came', () => {
  it('is never told to them where everyone may not read the history', async () => {
    const { guildId, channelId, code } = await newMeeting(person('ada'));
    const permissions = maskOf('VIEW_CHANNEL', 'SEND_MESSAGES', 'ADD_REACTIONS');
    await person('ada').act('changeEveryonePermissions', { guildId, permissions });
    const planted = await plant(person('ada'), channelId, first);
    await person('dan').act('joinGuild', { code });
    const { position } = await person('ada').act('sendMessage', {
      channelId,
      content: 'welcome',
      replies: [{ messageId: planted.messageId }],
    });
    expect(await seenBy(['ada', 'dan'], planted, position, first)).toEqual(['ada']);
    await person('ada').act('pinMessage', { channelId, messageId: planted.messageId });
    const edit = { channelId, messageId: planted.messageId, content: second };
    const at = (await person('ada').act('editMessage', edit)).position;

    expect(await seenBy(['ada', 'dan'], planted, position, 'welcome')).toEqual(['ada', 'dan']);
    expect(await seenBy(['ada', 'dan'], planted, at, first)).toEqual(['ada']);
    expect(await seenBy(['ada', 'dan'], planted, at, second)).toEqual(['ada']);
  });
});
