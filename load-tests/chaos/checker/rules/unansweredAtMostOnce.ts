import { linesOfCommand, outcomeOf } from '../commands.ts';
import type { Rule } from '../rule.ts';

/** Rule 2. Edits carry their key in their text as sends do, so they are held to it too. */
export const unansweredAtMostOnce: Rule = {
  number: 2,
  name: 'what was not answered was done once or not at all, what was refused was not done',
  begin: ({ known: { commands, sightings }, report }) => ({
    end: () => {
      for (const command of commands.byKey.values()) {
        const outcome = outcomeOf(command);
        const shown = sightings.of(command.key);
        if (outcome === 'failed' && shown.size > 0)
          report(`what was refused was done: ${[...shown.keys()].join(' ')}`, [...linesOfCommand(command), ...shown.values()]);
        if (outcome === 'unknown' && shown.size > 1)
          report(`what was not answered was done ${shown.size} times: ${[...shown.keys()].join(' ')}`, [
            ...linesOfCommand(command),
            ...shown.values(),
          ]);
      }
    },
  }),
};
