import { dataFiles, newId, openSqliteEventStore, type StoredFact } from '@chat/platform';
import { temporaryDirectory } from '@chat/platform/testing';
import { streams } from '@chat/schema/events';
import { expect, it } from 'vitest';
import { type Acknowledged, arrive, factsOf, follow, progressOf, write } from './testing/chaos.ts';
import { type ShownMessage, wholeHistory } from './testing/history.ts';
import type { LiveReader } from './testing/liveReader.ts';
import { foundInstance, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { type RestartingProduct, startRestartingProduct } from './testing/restartingProduct.ts';
import { seededRandom } from './testing/seededRandom.ts';

/** A shorter run, or another one: CHAOS_KILLS=5 CHAOS_CUTS=40 CHAOS_SEED=7. */
const asked = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const seed = asked('CHAOS_SEED', 20_261);
const kills = asked('CHAOS_KILLS', 20);
const cuts = asked('CHAOS_CUTS', 200);
const minutesForAll = 10;

/** Every stored fact of the log, once the product has ended. */
const factsIn = async (directory: string, channelId: string): Promise<readonly StoredFact[]> => {
  const store = await openSqliteEventStore({ path: dataFiles(directory).eventLog });
  const facts: StoredFact[] = [];
  for (;;) {
    // The stream of a channel that there is.
    const page = await store.read(streams.channel(channelId as Parameters<typeof streams.channel>[0]), { from: facts.length });
    facts.push(...page);
    if (page.length < 1_000) break;
  }
  await store.close();
  return facts;
};

/** Kills at seeded points: after some more messages, and then some ticks of the clock later, in the middle of whatever runs. */
const killAgainAndAgain = async (product: RestartingProduct, sent: ReturnType<typeof progressOf>): Promise<void> => {
  const random = seededRandom(seed);
  for (let kill = 0; kill < kills; kill += 1) {
    await sent.reached(sent.count + 5 + random(20));
    await new Promise((resolve) => setTimeout(resolve, random(12)));
    await product.killAndStart();
  }
};

const cutAgainAndAgain = async (readers: readonly LiveReader[], sent: ReturnType<typeof progressOf>): Promise<void> => {
  const random = seededRandom(seed + 1);
  for (let cut = 0; cut < cuts; cut += 1) {
    await sent.reached(sent.count + 1 + random(3));
    readers[random(readers.length)]?.cut();
  }
};

const expectOneStory = (reader: LiveReader, history: readonly ShownMessage[]): void => {
  const told = factsOf(reader).map(({ messageId, seq, content }) => ({ id: messageId, seq, content }));
  expect(reader.errors).toEqual([]);
  expect(told).toEqual(history.map(({ id, seq, content }) => ({ id, seq, content })));
};

/** Builds every read model anew; answers with those that differed. */
const rebuildAll = async (administrator: Person): Promise<readonly object[]> => {
  const { views } = await administrator.client.run<{ views: readonly { readonly name: string }[] }>('{ views { name } }');
  expect(views.length).toBeGreaterThan(5);
  const reports: { readonly isEqual: boolean; readonly parked: number }[] = [];
  for (const { name } of views) {
    reports.push(await administrator.act('rebuildView', { view: name }, 'view isEqual differentIds parked'));
  }
  return reports.filter(({ isEqual, parked }) => !isEqual || parked > 0);
};

it(
  'a conversation over cuts and kills: every reader, the read model and the log agree message for message',
  async () => {
    await using directory = await temporaryDirectory();
    await using product = await startRestartingProduct({ directory: directory.path });
    const ada = await foundInstance(product.current);
    const { guildId, channelId, code } = await newMeeting(ada);
    const people = [ada];
    for (const handle of ['bob', 'eve', 'dan']) {
      const person = await registerPerson(product.current, handle);
      await person.act('joinGuild', { code });
      people.push(person);
    }
    const readers = people.map((person) => follow(product, person, channelId));
    await Promise.all(readers.map((reader) => reader.until(({ __typename }) => __typename === 'CaughtUp')));

    const progress = progressOf();
    let over = false;
    const isOver = (): boolean => over;
    const writing = people
      .slice(0, 3)
      .map((writer, index) => write(product, writer, { name: `${index}`, channelId, progress, isOver }));
    const arriving = arrive(product, ada, { guildId, isOver });
    const disturbing = Promise.all([killAgainAndAgain(product, progress), cutAgainAndAgain(readers, progress)]);
    // Whoever is refused ends it all at once.
    await Promise.race([disturbing, Promise.all([...writing, arriving])]);
    over = true;
    const acknowledged = (await Promise.all(writing)).flat();
    const guests = await arriving;

    const history = await product.untilAnswered(ada, () => wholeHistory(ada.client, channelId));
    const last = Math.max(...acknowledged.map(({ seq }) => seq));
    await Promise.all(readers.map((reader) => reader.untilTrue(() => factsOf(reader).at(-1)?.['seq'] === last)));
    for (const reader of readers) reader.stop();

    const bySeq = (one: Acknowledged, other: Acknowledged): number => one.seq - other.seq;
    const shown = history.map(({ id, seq, content }) => ({ id, seq, content }));
    expect(shown).toEqual(acknowledged.toSorted(bySeq));
    expect(shown.map(({ seq }) => seq)).toEqual(shown.map((_, index) => index + 1));
    for (const reader of readers) expectOneStory(reader, history);
    expect(readers.flatMap(({ closed }) => closed).length).toBeGreaterThanOrEqual(kills);

    const members = `query ($id: ID!) { guild(id: $id) { memberCount { count } } }`;
    const { guild } = await ada.client.run<{ guild: { memberCount: { count: number } } }>(members, { id: guildId });
    expect(guild.memberCount.count).toBe(people.length + guests.length);
    expect(await rebuildAll(ada)).toEqual([]);

    await product.current.stop();
    const stored = await factsIn(directory.path, channelId);
    expect(stored.map(({ id }) => id)).toEqual(history.map(({ id }) => id));
  },
  minutesForAll * 60_000,
);

it('a hundred retries of one send at once give one message', async () => {
  await using directory = await temporaryDirectory();
  await using product = await startRestartingProduct({ directory: directory.path });
  const ada = await foundInstance(product.current);
  const { channelId } = await newMeeting(ada);
  const input = { channelId, content: 'once', clientMessageId: newId() };
  const send = () =>
    ada.act<{ repeated: boolean; position: string; message: { factId: string } }>(
      'sendMessage',
      input,
      'repeated position message { factId seq content }',
    );
  const answers = await Promise.all(Array.from({ length: 100 }, send));
  expect(new Set(answers.map(({ message }) => JSON.stringify(message))).size).toBe(1);
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  await product.killAndStart();
  const again = await product.untilAnswered(ada, send);
  expect(again).toMatchObject({ repeated: true, message: answers[0]?.message });
  const shown = await wholeHistory(ada.client, channelId, again.position);
  expect(shown.map(({ content }) => content)).toEqual(['once']);
});
