import { type Command, linesOfCommand, outcomeOf, successesOf } from '../commands.ts';
import type { History } from '../histories.ts';
import type { Known } from '../known.ts';
import type { Report, Rule } from '../rule.ts';

const checkSuccesses = (command: Command, history: History, report: Report): void => {
  for (const { succeeded, lines } of successesOf(command)) {
    const found = history.rows.get(succeeded.id ?? '');
    const where = `the ${history.phase} history of ${history.channel} through ${history.node}`;
    if (found === undefined)
      report(`message ${succeeded.id} was acknowledged and is not in ${where}`, [...lines, ...history.lines.slice(-1)]);
    else if (found.row.seq !== succeeded.seq)
      report(`message ${found.row.id} was acknowledged as ${succeeded.seq} and is ${found.row.seq} in ${where}`, [
        ...lines,
        found.line,
      ]);
  }
};

const checkCopies = (command: Command, { sightings }: Known, report: Report): void => {
  const shown = sightings.of(command.key);
  if (shown.size > 1)
    report(`what was sent once is ${shown.size} messages: ${[...shown.keys()].join(' ')}`, [
      ...linesOfCommand(command),
      ...shown.values(),
    ]);
};

const checkRepetitions = (history: History, report: Report): void => {
  for (const { row, line } of history.repeated) {
    const first = history.rows.get(row.id)?.line ?? line;
    report(`message ${row.id} stands twice in the ${history.phase} history through ${history.node}`, [first, line]);
  }
};

/** A record without any history ended too early for this rule; one that lacks a channel hides what it lost. */
const checkTold = (command: Command, { histories }: Known, report: Report): void => {
  const { channel = '' } = command.invoked;
  if (histories.all.length > 0 && histories.of(channel).length === 0)
    report(`something was acknowledged in ${channel}, and its final history was not read`, linesOfCommand(command));
};

/** Rule 1. */
export const acknowledgedOnce: Rule = {
  number: 1,
  name: 'an acknowledged message is in the final history exactly once',
  begin: ({ known, report }) => ({
    end: () => {
      for (const history of known.histories.all) checkRepetitions(history, report);
      for (const command of known.commands.of('send').filter((one) => outcomeOf(one) === 'succeeded')) {
        for (const history of known.histories.of(command.invoked.channel ?? '')) checkSuccesses(command, history, report);
        checkTold(command, known, report);
        checkCopies(command, known, report);
      }
    },
  }),
};
