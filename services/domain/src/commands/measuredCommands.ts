import type { Metrics } from '@chat/platform';
import { isRefusal } from '../errors/index.ts';
import type { Answer } from './command.ts';
import type { CommandRunner } from './commandRunner.ts';

const outcomeOf = (answer: Answer): string => {
  if (isRefusal(answer)) return answer.rejected;
  return answer.repeated ? 'repeated' : 'appended';
};

/** The same runner, whose commands are measured by name and outcome. */
export const measuredCommands = (runner: CommandRunner, metrics: Pick<Metrics, 'command'>): CommandRunner => ({
  run: async (command) => {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1_000;
    try {
      const answer = await runner.run(command);
      metrics.command(command.name, outcomeOf(answer), seconds());
      return answer;
    } catch (error) {
      metrics.command(command.name, 'failed', seconds());
      throw error;
    }
  },
});
