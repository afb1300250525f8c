import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { keptNodeQueries } from './keptNodes.ts';
import { ringKeyQueries } from './ringKeys.ts';
import { ringWriterQueries } from './ringWriter.ts';
import { vaultUnderTest } from './vault.fixture.ts';

const queries = { ...keptNodeQueries, ...ringKeyQueries, ...ringWriterQueries };
const named = { ring: '', first: 0, last: 0 };

it('no statement of the vault scans a table or sorts', async () => {
  await using under = await vaultUnderTest();
  const database = new DatabaseSync(join(under.directory, 'vault.sqlite'), { readOnly: true });
  const steps = Object.values(queries).flatMap((query) => {
    const statement = database.prepare(`EXPLAIN QUERY PLAN ${query}`);
    const rows = query.includes(':ring')
      ? statement.all(named)
      : statement.all(
          ...query
            .split('?')
            .slice(1)
            .map(() => 0),
        );
    return rows.map((row) => String(row['detail']));
  });
  database.close();
  expect(steps.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  expect(steps.filter((step) => /SEARCH (nodes|shredded|rings)/.test(step) && !/PRIMARY KEY \(ring=\?/.test(step))).toEqual([]);
  expect(steps.filter((step) => step.startsWith('SEARCH'))).not.toEqual([]);
});
