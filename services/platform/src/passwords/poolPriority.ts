import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const ownThreads = '/proc/self/task';
const nameOfPool = 'libuv-worker';

/**
 * Lets the threads of libuv's pool, where there are some already, take a core only when nothing else of the machine wants it: what
 * runs there (hashes, files) is waited for, and the event loop serves everybody. Answers with how many there are. Linux only: its
 * threads have priorities of their own. Elsewhere, and where the system says no, everything stays as it is.
 */
export const lowerPoolPriority = (): number => {
  try {
    const threads = readdirSync(ownThreads).filter(
      (thread) => readFileSync(`${ownThreads}/${thread}/comm`, 'utf8').trim() === nameOfPool,
    );
    for (const thread of threads) setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
    return threads.length;
  } catch {
    return 0;
  }
};
