import { type Command, successesOf } from '../commands.ts';
import type { Report, Rule } from '../rule.ts';

const checkAnswers = (command: Command, report: Report): void => {
  const [first, ...others] = successesOf(command).filter(({ succeeded }) => succeeded.id !== undefined);
  for (const other of others) {
    const [one, two] = [first?.succeeded, other.succeeded];
    if (one?.id !== two.id || one?.seq !== two.seq)
      report(`one key was answered with ${one?.id} as ${one?.seq} and with ${two.id} as ${two.seq}`, [
        ...(first?.lines ?? []),
        ...other.lines,
      ]);
  }
};

const checkConflicts = ({ attempts }: Command, report: Report): void => {
  for (const { invokedLine, ended, endedLine } of attempts) {
    if (ended?.kind === 'failed' && ended.code === 'IDEMPOTENCY_CONFLICT' && endedLine !== undefined)
      report('a retry of the same was taken for something else', [attempts[0]?.invokedLine ?? 0, invokedLine, endedLine]);
  }
};

/** Rule 4. Clients of the load never use a key for two things. */
export const retriesAgree: Rule = {
  number: 4,
  name: 'a retry returns the same id',
  begin: ({ known: { commands }, report }) => ({
    end: () => {
      for (const command of commands.byKey.values()) {
        checkAnswers(command, report);
        checkConflicts(command, report);
      }
    },
  }),
};
