import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * The tables of the log, version 1. A fact stands once: its id is read out of the envelope where it is needed. Streams are
 * interned, so that the index over (stream, revision) stays small.
 */
export const schemaVersion = 1;
export const schema = `
CREATE TABLE streams (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE facts (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, envelope TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX factsByStream ON facts (stream, revision);
`;

/** Every statement that runs more than once. A test asserts the plan of each: none may scan a table or sort. */
export const statements = {
  streamKey: 'SELECT key FROM streams WHERE name = ?',
  streamName: 'SELECT name FROM streams WHERE key = ?',
  lastRevision: 'SELECT max(revision) FROM facts WHERE stream = ?',
  lastPlace: 'SELECT max(position) FROM facts',
  idsAfter: `SELECT position, envelope ->> '$.id' FROM facts WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?`,
  readForwards: 'SELECT position, revision, envelope FROM facts WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
  readBackwards:
    'SELECT position, revision, envelope FROM facts WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?',
  readAll: 'SELECT position, stream, revision, envelope FROM facts WHERE position > ? ORDER BY position LIMIT ?',
  newest: 'SELECT position, stream, revision, envelope FROM facts WHERE position = (SELECT max(position) FROM facts)',
  addStream: 'INSERT INTO streams (name) VALUES (?)',
  addFact: 'INSERT INTO facts (position, stream, revision, envelope) VALUES (?, ?, ?, ?)',
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
} as const;

export type StatementName = keyof typeof statements;

/** Prepares the named statements; rows come as lists of columns. */
export const prepareStatements = <const Name extends StatementName>(
  database: DatabaseSync,
  names: readonly Name[],
): Readonly<Record<Name, StatementSync>> => {
  const prepare = (name: Name) => {
    const statement = database.prepare(statements[name]);
    statement.setReturnArrays(true);
    return [name, statement] as const;
  };
  return Object.fromEntries(names.map(prepare)) as Record<Name, StatementSync>; // fromEntries forgets the names
};
