import { EventStoreUnavailable, eventStoreLimits } from '@chat/platform';
import { streams } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { rejected } from '../errors/index.ts';
import { exampleId } from '../testing/deciderSpec.ts';
import {
  commandWorld,
  doneOf,
  type Facts,
  factList,
  keys,
  type Node,
  named,
  nodeOn,
  painted,
  rename,
  runOn,
  stream,
} from './testing/commandWorld.ts';

const colourOf = (fact: { readonly data: unknown }) => (fact.data as { readonly colour?: string }).colour;
const paintNext = (node: Node) => runOn(node, keys.next(), (facts) => [painted(facts.length)]);
const many = <Value>(count: number, make: (number: number) => Value) =>
  Array.from({ length: count }, (_, number) => make(number));

describe('commands on one stream', () => {
  it('are decided in their order, each on what the one before it leaves, in a few appends', async () => {
    const { store, node } = commandWorld();
    await Promise.all(many(300, () => paintNext(node)));
    expect(store.facts.map(colourOf)).toEqual(many(300, (number) => painted(number).data.colour));
    expect(store.calls.length).toBeLessThanOrEqual(3);
  });

  it('of two nodes are decided anew after a conflict: nothing is lost, doubled, or rests on an old state', async () => {
    const { store, vault, node } = commandWorld();
    const nodes = [node, nodeOn(store, vault)];
    for (let round = 0; round < 25; round += 1) await Promise.all(nodes.map((one) => paintNext(one)));
    expect(store.facts.map(colourOf)).toEqual(many(50, (number) => painted(number).data.colour));
    expect(store.calls.length).toBeGreaterThan(50);
  });

  it('are refused after six conflicts in a row', async () => {
    const { store, node } = commandWorld();
    store.before = ({ facts, expected }) => {
      const [fact] = facts;
      if (fact !== undefined) store.write({ stream, expected, facts: [{ ...fact, id: keys.next() }] });
    };
    expect(await paintNext(node)).toEqual(rejected('UNAVAILABLE', { retryAfter: 1_000 }));
    expect(store.calls).toHaveLength(6);
  });

  it('go on in further batches where they are too large for one, however many it takes', async () => {
    const { store, node } = commandWorld();
    const answers = await Promise.all(many(100, () => rename(node, keys.next(), 'x'.repeat(40_000))));
    expect(answers.map((answer) => doneOf(answer).facts[0]?.revision)).toEqual(many(100, (number) => number));
    expect(store.calls.length).toBeGreaterThan(6);
  });

  it('do not overtake one that waits for room', async () => {
    const { store, node } = commandWorld();
    const large = many(12, () => rename(node, keys.next(), 'x'.repeat(40_000)));
    await Promise.all([...large, paintNext(node)]);
    expect(store.facts.at(-1)?.type).toBe('AvatarColourChanged');
  });

  it('are not harmed by one whose fact is too large', async () => {
    const { store, node } = commandWorld();
    const [before, large, after] = await Promise.all([
      paintNext(node),
      rename(node, keys.next(), 'x'.repeat(eventStoreLimits.factBytes)),
      paintNext(node),
    ]);
    expect(large).toMatchObject({ rejected: 'TOO_LARGE' });
    expect([before, after].map((answer) => doneOf(answer).facts[0]?.revision)).toEqual([0, 1]);
    expect(store.facts).toHaveLength(2);
  });

  it.each([
    ['facts', () => many(257, painted)],
    ['bytes', () => many(200, () => named('x'.repeat(3_000)))],
  ])('are not harmed by one that has too many %s for any batch', async (_, drafts) => {
    const { store, node } = commandWorld();
    const [large, other] = await Promise.all([runOn(node, keys.next(), drafts), paintNext(node)]);
    expect(large).toMatchObject({ rejected: 'TOO_LARGE' });
    expect(doneOf(other).facts).toHaveLength(1);
    expect(store.facts).toHaveLength(1);
  });

  it('are not harmed by one whose decision throws', async () => {
    const { node } = commandWorld();
    const broken = runOn(node, keys.next(), () => {
      throw new TypeError('a defect');
    });
    const [first, second] = await Promise.allSettled([broken, paintNext(node)]);
    expect(first).toMatchObject({ status: 'rejected', reason: new TypeError('a defect') });
    expect(second.status).toBe('fulfilled');
  });

  it('are not harmed by one whose facts cannot be folded: none of them is appended', async () => {
    const { store, node } = commandWorld();
    const folding = {
      initial: [] as Facts,
      evolve: (facts: Facts, fact: Facts[number]) => {
        if (colourOf(fact) === painted(99).data.colour) throw new TypeError('a defect');
        return factList.evolve(facts, fact);
      },
    };
    const model = node.cache.model(streams.account(exampleId(0x53)), folding);
    const broken = runOn(node, keys.next(), () => [painted(98), painted(99)], { model });
    const [first, second] = await Promise.allSettled([broken, runOn(node, keys.next(), () => [painted(1)], { model })]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled', value: { facts: [{ revision: 0 }] } });
    expect(store.facts.map(colourOf)).toEqual([painted(1).data.colour]);
  });

  it('are not harmed by one whose look-up fails or is refused', async () => {
    const { node } = commandWorld();
    const [failed, refused, other] = await Promise.allSettled([
      runOn(node, keys.next(), () => [painted(1)], { gather: () => Promise.reject(new Error('no store')) }),
      runOn(node, keys.next(), () => [painted(2)], { gather: async () => rejected('NOT_FOUND') }),
      paintNext(node),
    ]);
    expect(failed.status).toBe('rejected');
    expect(refused).toMatchObject({ status: 'fulfilled', value: rejected('NOT_FOUND') });
    expect(other).toMatchObject({ status: 'fulfilled', value: { facts: [{ revision: 0 }] } });
  });

  it('all fail where the vault does, and the next one is carried out', async () => {
    const { store, vault, node } = commandWorld();
    vault.beforeSeal = () => {
      throw new Error('no keys');
    };
    const failed = await Promise.allSettled([rename(node, keys.next(), 'Ann'), paintNext(node)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    vault.beforeSeal = () => undefined;
    expect(doneOf(await rename(node, keys.next(), 'Ann')).facts[0]?.revision).toBe(0);
    expect(store.facts).toHaveLength(1);
  });
});

describe('an answer that rests on facts of its own batch', () => {
  const onlyFirst = (facts: Facts) => (facts.length === 0 ? [painted(1)] : rejected('TOO_MANY'));
  const onceAtMost = (facts: Facts) => (facts.length === 0 ? [painted(1)] : []);

  it('is no refusal where those facts never come to stand', async () => {
    const { store, node } = commandWorld();
    store.before = () => {
      throw new EventStoreUnavailable('away');
    };
    const answers = await Promise.all([runOn(node, keys.next(), onlyFirst), runOn(node, keys.next(), onlyFirst)]);
    expect(answers.map((answer) => 'rejected' in answer && answer.rejected)).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
  });

  it('refuses once they stand', async () => {
    const { node } = commandWorld();
    const [, second] = await Promise.all([runOn(node, keys.next(), onlyFirst), runOn(node, keys.next(), onlyFirst)]);
    expect(second).toEqual(rejected('TOO_MANY'));
  });

  it('names a position at which a view shows them, where there was nothing to change', async () => {
    const { node } = commandWorld();
    const answers = await Promise.all([runOn(node, keys.next(), onceAtMost), runOn(node, keys.next(), onceAtMost)]);
    const [first, second] = answers.map(doneOf);
    expect(second).toEqual({ facts: [], position: first?.position, repeated: false });
  });

  it('has the empty position where there was nothing to change and the log is empty', async () => {
    const { node } = commandWorld();
    expect(doneOf(await runOn(node, keys.next(), () => [])).position).toBe('');
  });
});

describe('time', () => {
  it('never goes back in a stream while the clock does so by less than a second', async () => {
    const { store, node } = commandWorld();
    await paintNext(node);
    node.clock.advance(-900);
    await paintNext(node);
    node.clock.advance(950);
    await paintNext(node);
    const [first, second, third] = store.facts.map(({ meta }) => meta.at);
    expect(second).toBe(first);
    expect(third).toBe((first ?? 0) + 50);
  });

  it('refuses to write with a clock over a second behind, and says when to try again', async () => {
    const { store, node } = commandWorld();
    await paintNext(node);
    node.clock.advance(-1_001);
    expect(await paintNext(node)).toEqual(rejected('UNAVAILABLE', { rule: 'CLOCK_BEHIND', retryAfter: 1_001 }));
    expect(store.facts).toHaveLength(1);
  });

  it('is what a decision is given and its facts say', async () => {
    const { store, node } = commandWorld();
    const seen: number[] = [];
    await runOn(node, keys.next(), () => [painted(1)], {
      decide: (_facts, _looked, _ids, at) => {
        seen.push(at);
        return [painted(1)];
      },
    });
    expect(seen).toEqual(store.facts.map(({ meta }) => meta.at));
  });

  it('loads again where more than a second passed between load and append', async () => {
    const { vault, node } = commandWorld();
    let gathered = 0;
    let paused = false;
    vault.beforeSeal = () => {
      if (!paused) node.clock.advance(1_001);
      paused = true;
    };
    const answer = await runOn(node, keys.next(), () => [named('Ann')], {
      gather: async () => {
        gathered += 1;
        return { looked: undefined, documents: undefined, basis: [], owners: {} };
      },
    });
    expect(doneOf(answer).facts).toHaveLength(1);
    expect(gathered).toBe(2);
  });
});
