// Decorated classes need it from the first one on.
import 'reflect-metadata';
import { runProgram } from '@chat/platform';
import { openApiNode } from './apiNode.ts';

/** One of any number of API nodes, as a process of its own. */
export const runApi = (): Promise<void> =>
  runProgram(async (environment, log) => {
    const { address, publicUrl, setUpLink, stop } = await openApiNode(environment, log);
    const link = setUpLink === undefined ? [] : [`Make yourself its administrator, once: ${setUpLink}`];
    return { lines: [`Chat-JS listens on ${address}`, `Open ${publicUrl}`, ...link], stop };
  });
