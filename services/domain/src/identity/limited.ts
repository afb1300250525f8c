import { type LimitRule, PasswordQueueFull } from '@chat/platform';
import type { Services } from '../commands/index.ts';
import { type Refusal, rejected } from '../errors/index.ts';

/** Takes one point under each rule; refused where one is used up. Those before it stay taken: a refused try was a try. */
export const limited = async (
  { limits }: Services,
  ...takes: readonly (readonly [key: string, rule: LimitRule])[]
): Promise<Refusal | undefined> => {
  for (const [key, rule] of takes) {
    const { allowed, retryAfter } = await limits.take(key, rule);
    if (!allowed) return rejected('RATE_LIMITED', { retryAfter });
  }
  return undefined;
};

/** Work of the password queue; where the queue is full, the caller comes again. */
export const queued = async <Value>(work: () => Promise<Value>): Promise<{ readonly value: Value } | Refusal> => {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof PasswordQueueFull) return rejected('RATE_LIMITED', { retryAfter: error.retryAfter });
    throw error;
  }
};
