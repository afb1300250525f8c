import { expect, it } from 'vitest';
import { onEveryMongo } from '../../testing/mongo/mongoDatabase.ts';
import { compareStores } from '../../testing/readStoreContract/fuzz/compareStores.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { withBothStores } from './bothStores.fixture.ts';
import { brokenStores } from './brokenStores.fixture.ts';

const seeds = [1, 2, 3, 4];
const operations = 5_000;

/** What the sequences must have met, each often enough to mean something. */
const met = ['commit', 'find', 'count', 'get', 'getMany', 'scan', 'checkpoint', 'prepare', 'swap', 'drop'];
const refusals = ['UnindexedQuery', 'InvalidDocument', 'ViewNotPrepared', 'AnotherLog', 'DeclarationChanged'];

withComponent('mongo', 'SQLite and MongoDB', ({ path }) => {
  onEveryMongo(path, (url) => {
    it(`answer ${seeds.length * operations} random operations alike, and end in the same state`, {
      timeout: 240_000,
    }, async () => {
      const compared = await Promise.all(
        seeds.map((seed) => withBothStores(url(), (stores) => compareStores(stores, { seed, operations }))),
      );
      expect(compared.map(({ difference }) => difference)).toEqual(seeds.map(() => undefined));
      for (const { answered } of compared) expect(Object.keys(answered)).toEqual(expect.arrayContaining([...met, ...refusals]));
    });

    it.each(brokenStores)('are told apart where one %s', async (_, broken) => {
      const { difference } = await withBothStores(url(), ([sqlite, mongo]) =>
        compareStores([sqlite, broken(mongo)], { seed: 5, operations }),
      );
      expect(difference).toBeDefined();
    });
  });
});
