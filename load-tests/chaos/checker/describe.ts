import type { Invoked, Line, Succeeded } from '../record/line.ts';
import type { Row } from '../record/pages.ts';

/** The parts that are there, with spaces between. */
const words = (...parts: readonly (string | number | false | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== false).join(' ');

const rowText = ({ id, seq, revision, position, deleted, text, reactions }: Row): string =>
  words(seq, id, `revision ${revision}`, `at ${position}`, deleted ? 'deleted' : JSON.stringify(text), JSON.stringify(reactions));

const rowsText = (rows: readonly Row[], isAbout: (row: Row) => boolean): string => {
  const shown = rows.filter(isAbout).map((row) => `\n           ${rowText(row)}`);
  return `${rows.length} messages, of them${shown.length === 0 ? ' none of these' : shown.join('')}`;
};

const invokedText = ({ attempt, client, node, operation, key, channel, message, person }: Invoked): string =>
  words(`#${attempt}`, client, '→', `${node}:`, operation, message ?? person, channel && `in ${channel}`, `key ${key}`);

const succeededText = ({ attempt, at: _at, kind: _kind, ...answer }: Succeeded): string =>
  `#${attempt} ok ${JSON.stringify(answer)}`;

type Describe = {
  readonly [Kind in Line['kind']]: (line: Extract<Line, { kind: Kind }>, isAbout: (row: Row) => boolean) => string;
};

const describers: Describe = {
  began: ({ seed }) => `began, seed ${seed}`,
  introduced: ({ client, userId }) => `${client} is ${userId}`,
  invoked: invokedText,
  succeeded: succeededText,
  failed: ({ attempt, code }) => `#${attempt} refused: ${code}`,
  unknown: ({ attempt, why }) => `#${attempt} no answer: ${why}`,
  subscribed: ({ reader, node, channel, after }) => `${reader} follows ${channel} through ${node} after ${after ?? 'now'}`,
  frame: ({ reader, type, seq, channel, id, message, position, actor, text }) =>
    words(
      reader,
      'is told',
      type,
      `${seq} of ${channel}`,
      id,
      `about ${message}`,
      `at ${position}`,
      `by ${actor}`,
      text ?? undefined,
    ),
  caughtUp: ({ reader }) => `${reader} has caught up`,
  reset: ({ reader, reason }) => `${reader} is reset: ${reason}`,
  disconnected: ({ reader, why }) => `${reader} is disconnected: ${why}`,
  read: ({ client, node, channel, minPosition, from, unread, rows }, isAbout) =>
    words(
      `${client} reads ${channel} through ${node}`,
      `from ${from}, at least ${minPosition}:`,
      `${unread.count} unread after ${unread.readUpTo},`,
      rowsText(rows, isAbout),
    ),
  readFailed: ({ client, node, channel, why }) => `${client} cannot read ${channel} through ${node}: ${why}`,
  quiet: () => 'all is quiet',
  finalPage: ({ phase, node, channel, rows }, isAbout) =>
    `the ${phase} history of ${channel} through ${node}: ${rowsText(rows, isAbout)}`,
  fault: ({ fault, target, for: millis }) => words(fault, target, millis !== undefined && `for ${millis} ms`),
  faultOver: ({ fault, target }) => `${fault} of ${target} is over`,
};

/** A line for people. Of pages only the messages that `isAbout` says. */
export const describeLine = <Each extends Line>(line: Each, isAbout: (row: Row) => boolean): string => {
  const describe = describers[line.kind] as (line: Each, isAbout: (row: Row) => boolean) => string; // of this kind
  return `${(line.at / 1_000).toFixed(3).padStart(9)}  ${describe(line, isAbout)}`;
};
