import { EventStoreUnavailable, VaultBroken } from '@chat/platform';
import { streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { rejected } from '../errors/index.ts';
import { exampleId } from '../testing/deciderSpec.ts';
import { callerOf, commandWorld, doneOf, keys, named, nodeOn, painted, rename, runOn, stream } from './testing/commandWorld.ts';

const lost = () => new EventStoreUnavailable('the answer is lost');

describe('a command with a key', () => {
  it('is carried out once by 100 parallel retries, and all get the same answer', async () => {
    const { store, node } = commandWorld();
    const key = keys.next();
    const answers = await Promise.all(Array.from({ length: 100 }, () => rename(node, key, 'Ann')));
    expect(store.facts).toHaveLength(1);
    const ids = answers.map((answer) =>
      doneOf(answer)
        .facts.map(({ id }) => id)
        .join(),
    );
    expect(new Set(ids)).toEqual(new Set([store.facts[0]?.id]));
    expect(answers.filter((answer) => doneOf(answer).repeated)).toHaveLength(99);
  });

  it('is answered with the original by another node, text opened', async () => {
    const { store, vault, node } = commandWorld();
    const key = keys.next();
    const first = doneOf(await rename(node, key, 'Ann'));
    const again = doneOf(await rename(nodeOn(store, vault), key, 'Ann'));
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('says something else: IDEMPOTENCY_CONFLICT', async () => {
    const { store, node } = commandWorld();
    const key = keys.next();
    await rename(node, key, 'Ann');
    expect(await rename(node, key, 'Bob')).toEqual(rejected('IDEMPOTENCY_CONFLICT'));
    expect(store.facts).toHaveLength(1);
  });

  it('is answered without comparing once its text is shredded', async () => {
    const { store, vault, node } = commandWorld();
    const key = keys.next();
    const { facts } = doneOf(await rename(node, key, 'Ann'));
    for (const { id } of facts) vault.shredded.add(id);
    const again = doneOf(await rename(node, key, 'Bob'));
    expect(again.facts[0]?.data).toEqual({ text: null });
    expect(store.facts).toHaveLength(1);
  });

  it.each([
    ['actor', { caller: callerOf(exampleId(8)) }],
    ['scope', { scope: exampleId(9) }],
    ['name', { name: 'another' }],
  ])('is another command with another %s', async (_, parts) => {
    const { store, node } = commandWorld();
    const key = keys.next();
    await runOn(node, key, () => [painted(1)]);
    const other = doneOf(await runOn(node, key, () => [painted(2)], parts));
    expect(other.repeated).toBe(false);
    expect(store.facts).toHaveLength(2);
  });

  it('of several facts is found whole, and nothing of the next command with it', async () => {
    const { node } = commandWorld();
    const key = keys.next();
    const six = Array.from({ length: 6 }, (_, number) => painted(number));
    const first = doneOf(await runOn(node, key, () => six));
    await runOn(node, keys.next(), () => [painted(7)]);
    expect(doneOf(await runOn(node, key, () => [])).facts).toEqual(first.facts);
  });

  it('of a saga has ordinals that count over its streams', async () => {
    const { node } = commandWorld();
    const key = keys.next();
    const two = doneOf(await runOn(node, key, () => [painted(1), painted(2)], { stream: streams.account(exampleId(0x51)) }));
    const rest = { stream: streams.account(exampleId(0x52)), firstOrdinal: 2 };
    const one = doneOf(await runOn(node, key, () => [painted(3)], rest));
    expect(new Set([...two.facts, ...one.facts].map(({ id }) => id)).size).toBe(3);
    expect(doneOf(await runOn(node, key, () => [painted(3)], rest))).toEqual({ ...one, repeated: true });
  });

  it('fails alone where its original cannot be opened', async () => {
    const { vault, node } = commandWorld();
    const key = keys.next();
    await rename(node, key, 'Ann');
    vault.beforeOpen = () => {
      throw new VaultBroken('no keys');
    };
    const [again, other] = await Promise.allSettled([rename(node, key, 'Ann'), runOn(node, keys.next(), () => [painted(1)])]);
    expect(again.status).toBe('rejected');
    expect(other.status).toBe('fulfilled');
  });
});

describe('an append without an outcome', () => {
  it('that stands in the log is found, not doubled', async () => {
    const { store, node } = commandWorld();
    let isFirst = true;
    store.after = () => {
      if (!isFirst) return;
      isFirst = false;
      throw lost();
    };
    const answer = doneOf(await rename(node, keys.next(), 'Ann'));
    expect(store.facts.map(({ id }) => id)).toEqual(answer.facts.map(({ id }) => id));
  });

  it('that never came to be is tried again', async () => {
    const { store, node } = commandWorld();
    store.before = ({ facts }) => {
      if (store.calls.length < 4) throw lost();
      expect(facts).toHaveLength(1);
    };
    expect(doneOf(await rename(node, keys.next(), 'Ann')).facts).toHaveLength(1);
    expect(store.facts).toHaveLength(1);
    expect(node.waits).toEqual([25, 50, 100]);
  });

  it('that stands there late is answered as it stands there', async () => {
    const { store, node } = commandWorld();
    store.before = () => {
      const [first] = store.calls;
      node.clock.advance(100);
      if (store.calls.length === 1) throw lost();
      if (store.calls.length === 2 && first !== undefined) store.write(first);
    };
    const answer = doneOf(await rename(node, keys.next(), 'Ann'));
    expect(store.facts).toHaveLength(1);
    expect(answer.facts[0]?.meta).toEqual(store.facts[0]?.meta);
    expect(answer.facts[0]?.data).toEqual(named('Ann').data);
    // The next command rests on what stands there, not on what was decided again.
    expect(doneOf(await runOn(node, keys.next(), () => [painted(1)])).facts[0]?.revision).toBe(1);
  });

  it('is given up after six attempts, and a retry finds what became of it', async () => {
    const { store, node } = commandWorld();
    const key = keys.next();
    store.after = () => {
      store.facts.pop();
      throw lost();
    };
    expect(await rename(node, key, 'Ann')).toEqual(rejected('UNAVAILABLE', { retryAfter: 1_000 }));
    expect(node.waits).toEqual([25, 50, 100, 200, 400, 800]);
    const last = store.calls.at(-1);
    if (last !== undefined) store.write(last);
    store.after = () => undefined;
    expect(doneOf(await rename(node, key, 'Ann')).repeated).toBe(true);
    expect(store.of(stream)).toHaveLength(1);
  });
});
