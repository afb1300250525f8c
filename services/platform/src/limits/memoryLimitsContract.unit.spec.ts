import { limitsContract } from '../testing/limitsContract.ts';
import { manualClock } from '../testing/manualClock.ts';
import { memoryLimits } from './memoryLimits.ts';

limitsContract('the memory of one process', async () => {
  const clock = manualClock();
  return {
    limits: memoryLimits({ clock }),
    elapse: async (by) => clock.advance(by),
    [Symbol.asyncDispose]: async () => undefined,
  };
});
