import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { type StatementName, schema, statements } from './sqliteStatements.ts';

const plans: Readonly<Record<StatementName, readonly string[]>> = {
  streamKey: ['SEARCH streams USING COVERING INDEX sqlite_autoindex_streams_1 (name=?)'],
  streamName: ['SEARCH streams USING INTEGER PRIMARY KEY (rowid=?)'],
  lastRevision: ['SEARCH facts USING COVERING INDEX factsByStream (stream=?)'],
  // The maximum of the key: one step to the end of the tree.
  lastPlace: ['SEARCH facts'],
  newest: ['SEARCH facts USING INTEGER PRIMARY KEY (rowid=?)', 'SCALAR SUBQUERY 1', 'SEARCH facts'],
  idsAfter: ['SEARCH facts USING INDEX factsByStream (stream=? AND revision>?)'],
  readForwards: ['SEARCH facts USING INDEX factsByStream (stream=? AND revision>?)'],
  readBackwards: ['SEARCH facts USING INDEX factsByStream (stream=? AND revision<?)'],
  readAll: ['SEARCH facts USING INTEGER PRIMARY KEY (rowid>?)'],
  addStream: [],
  addFact: [],
  begin: [],
  commit: [],
};

describe('the plan of the statement', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(schema);
  afterAll(() => database.close());

  for (const [name, statement] of Object.entries(statements)) {
    it(`${name} searches and never scans or sorts`, () => {
      const explained = /^(BEGIN|COMMIT)/.test(statement) ? [] : database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all();
      expect(explained.map(({ detail }) => detail)).toEqual(plans[name as StatementName]);
    });
  }
});
