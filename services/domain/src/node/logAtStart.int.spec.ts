import { join } from 'node:path';
import { openSqliteEventStore, openVault, sealDrafts } from '@chat/platform';
import { memoryPrivateStore, recordingLog, sampleFact, sampleId, temporaryDirectory } from '@chat/platform/testing';
import { type Envelope, type Id, type Position, streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { checkLog, LogRefused } from './logAtStart.ts';

const noMentions = { users: [], roles: [], everyone: false, here: false };
const authorId = sampleId();
const guildId = sampleId();
const channel = streams.channel(sampleId());

const factOf = (type: string, data: unknown, more: Partial<Envelope['meta']> = {}): Envelope => {
  const fact = sampleFact(data);
  return { ...fact, type, meta: { ...fact.meta, ...more } };
};

const startWorld = async () => {
  await using opened = new AsyncDisposableStack();
  const directory = opened.use(await temporaryDirectory());
  const path = join(directory.path, 'events.sqlite');
  const eventStore = opened.adopt(await openSqliteEventStore({ path }), (store) => store.close());
  const vault = opened.adopt(await openVault({ directory: directory.path, create: true }), (keys) => keys.close());
  const privateStore = memoryPrivateStore();
  const logId = sampleId();
  const reads: (Position | undefined)[] = [];
  const store: typeof eventStore = {
    ...eventStore,
    read: (stream, options) => eventStore.read(stream, options),
    head: () => eventStore.head(),
    feed: (after, signal) => {
      reads.push(after);
      return eventStore.feed(after, signal);
    },
  };
  const check = (ofLog: Id = logId) => checkLog({ store, vault, privateStore, logId: ofLog, log: recordingLog() });
  const append = async (stream: string, facts: readonly Envelope[]) => {
    const [newest] = await eventStore.read(stream, { backwards: true, limit: 1 });
    const { positions } = await eventStore.append(stream, newest?.revision ?? 'no_stream', facts);
    return positions.at(-1);
  };
  const post = async () => {
    const id = sampleId();
    const data = { authorId, mentions: noMentions, replies: [], text: { content: 'hello' } };
    const [sealed] = await sealDrafts(vault, [
      { stream: channel, id, draft: { type: 'MessagePosted', data }, owners: { guildId } },
    ]);
    return append(channel, [{ ...factOf('MessagePosted', sealed?.data), id }]);
  };
  const stack = opened.move();
  return { vault, check, append, post, reads, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

const ofLostRing = () => {
  const text = { ring: sampleId(), leaf: 0, alg: 'A256GCM', nonce: 'AAAAAAAAAAAAAAAA', ct: 'AAAA' };
  return { ring: text.ring, fact: factOf('MessagePosted', { authorId, mentions: noMentions, replies: [], text }) };
};

describe('checkLog', () => {
  it('takes an empty log', async () => {
    await using world = await startWorld();
    await using _checked = await world.check();
    expect(world.reads).toEqual([]);
  });

  it('refuses a fact of a type that this version does not know, and says where it stands', async () => {
    await using world = await startWorld();
    await world.append(channel, [factOf('MessageSung', {})]);
    await expect(world.check()).rejects.toThrow(LogRefused);
    await expect(world.check()).rejects.toThrow(`revision 0 of ${channel} is MessageSung, which this version does not know`);
  });

  it('takes an unknown fact that may be skipped', async () => {
    await using world = await startWorld();
    await world.append(channel, [factOf('MessageSung', {}, { ignorable: true })]);
    await using _checked = await world.check();
  });

  it('refuses a known fact of a higher schema version', async () => {
    await using world = await startWorld();
    await world.append(channel, [factOf('MessagePinned', { messageId: sampleId() }, { schemaVersion: 7 })]);
    await expect(world.check()).rejects.toThrow('MessagePinned of schema 7, this version knows 1');
  });

  it('refuses text whose ring the vault lacks, and names the ring', async () => {
    await using world = await startWorld();
    const { ring, fact } = ofLostRing();
    await world.append(channel, [fact, ofLostRing().fact]);
    await expect(world.check()).rejects.toThrow(`the vault lacks the keys of ring ${ring} and of 1 others`);
  });

  it('takes text whose ring is destroyed, though the keys went after the fact', async () => {
    await using world = await startWorld();
    const { ring, fact } = ofLostRing();
    await world.append(channel, [fact]);
    await world.append(streams.vault, [factOf('RingDestroyed', { ring })]);
    await using _checked = await world.check();
  });

  it('destroys no key for a log that it refuses', async () => {
    await using world = await startWorld();
    await world.post();
    const ring = world.vault.ringId({ owner: authorId, scope: guildId });
    await world.append(streams.vault, [factOf('RingDestroyed', { ring }), factOf('RingFolded', { ring })]);
    await expect(world.check()).rejects.toThrow(LogRefused);
    await expect(
      world.vault.seal([
        {
          stream: channel,
          factId: sampleId(),
          type: 'MessagePosted',
          ring: { owner: authorId, scope: guildId },
          texts: { content: 'a' },
        },
      ]),
    ).resolves.toHaveLength(1);
  });

  it('looks at no fact twice, nor at what was appended while it ran', async () => {
    await using world = await startWorld();
    await world.post();
    await (await world.check())[Symbol.asyncDispose]();
    const running = await world.check();
    await world.post();
    await running[Symbol.asyncDispose]();
    await using _checked = await world.check();

    expect(world.reads).toEqual([undefined]);
  });

  it('looks at what a crash left above the watermark, and no more', async () => {
    await using world = await startWorld();
    const first = await world.post();
    await (await world.check())[Symbol.asyncDispose]();
    await world.append(channel, [factOf('MessageSung', {})]);

    await expect(world.check()).rejects.toThrow(LogRefused);
    expect(world.reads).toEqual([undefined, first]);
  });

  it('begins anew with another log', async () => {
    await using world = await startWorld();
    await world.post();
    await (await world.check())[Symbol.asyncDispose]();
    await using _checked = await world.check(sampleId());

    expect(world.reads).toEqual([undefined, undefined]);
  });
});
