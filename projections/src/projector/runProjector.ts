import { runProgram } from '@chat/platform';
import { openProjectorNode } from './projectorNode.ts';

/** One of any number of projectors, as a process of its own. */
export const runProjector = (): Promise<void> =>
  runProgram(async (environment, log) => {
    const node = await openProjectorNode(environment, log);
    return { lines: ['Chat-JS folds read models'], stop: async () => node[Symbol.asyncDispose]() };
  });
