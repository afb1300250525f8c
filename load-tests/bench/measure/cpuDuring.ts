import { cpuOfTree } from './processTree.ts';

/** What `work` answers with, and the milliseconds of CPU that the process and its children used meanwhile. */
export const cpuDuring = async <Value>(pid: number, work: () => Promise<Value>): Promise<readonly [Value, number]> => {
  const before = cpuOfTree(pid);
  const value = await work();
  return [value, cpuOfTree(pid) - before];
};
