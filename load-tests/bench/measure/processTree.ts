import { readdirSync, readFileSync } from 'node:fs';

/** What /proc says, or nothing where the process or thread ended meanwhile. */
const readIfThere = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const threadsOf = (pid: number): readonly string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

const childrenOf = (pid: number): readonly number[] =>
  threadsOf(pid).flatMap((thread) => readIfThere(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number));

/** The process and everything that it started and that still runs. */
export const processTree = (pid: number): readonly number[] => [pid, ...childrenOf(pid).flatMap(processTree)];

const nanosecondsOf = (pid: number, thread: string): number =>
  Number(readIfThere(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0);

/**
 * Milliseconds of CPU that all living threads of the tree have used. A thread that ends takes its time with it, so read it
 * at both ends of a span in which none ends.
 */
export const cpuOfTree = (pid: number): number => {
  const threads = processTree(pid).flatMap((member) => threadsOf(member).map((thread) => nanosecondsOf(member, thread)));
  return threads.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
};

/** Clock ticks of /proc are hundredths of a second on every Linux that Node runs on. */
export const tickMillis = 10;

/** The same with everything that has ended and was waited for, in steps of 10 ms. */
export const cpuEverUsed = (pid: number): number => {
  const members = processTree(pid).map((member) => readIfThere(`/proc/${member}/stat`));
  // After the name in brackets, which may hold anything: user, system, and both of children that have ended.
  const ticks = members.flatMap((text) =>
    text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number),
  );
  return ticks.reduce((sum, own) => sum + own, 0) * tickMillis;
};

/** Bytes of memory that the process holds, without what it shares with others. */
export const privateMemoryOf = (pid: number): number => {
  const kilobytes = [...readIfThere(`/proc/${pid}/smaps_rollup`).matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)];
  return kilobytes.reduce((sum, [, size]) => sum + Number(size), 0) * 1_024;
};
