import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { memoryOutboxStore, openOutboxStore } from './outboxStore.ts';

const unsent = (content: string) => ({ clientMessageId: content, channelId: 'c', content, replies: [] });

it('keeps what is unsent in its order, apart for each account', async () => {
  const [mine, another] = [await openOutboxStore('me'), await openOutboxStore('you')];
  for (const content of ['one', 'two', 'three']) await mine.add(unsent(content));
  const [first, second] = await mine.all();
  await mine.replace({ ...unsent('one'), order: first?.order ?? 0, refusal: { code: 'TIMED_OUT' } });
  await mine.remove(second?.order ?? 0);
  expect(await (await openOutboxStore('me')).all()).toMatchObject([
    { content: 'one', refusal: { code: 'TIMED_OUT' } },
    { content: 'three' },
  ]);
  expect(await another.all()).toEqual([]);
});

it('does not bring back what was removed', async () => {
  const store = await openOutboxStore('gone');
  const kept = await store.add(unsent('one'));
  await store.remove(kept.order);
  await store.replace(kept);
  expect(await store.all()).toEqual([]);
});

it('keeps in memory what the browser does not let be kept', async () => {
  const store = memoryOutboxStore();
  const [one, two] = [await store.add(unsent('one')), await store.add(unsent('two'))];
  await store.replace({ ...two, refusal: { code: 'TIMED_OUT' } });
  await store.remove(one.order);
  await store.replace(one);
  expect(await store.all()).toMatchObject([{ content: 'two', refusal: { code: 'TIMED_OUT' } }]);
});
