import { rejected } from '@chat/domain/errors';
import type { LimitRule } from '@chat/platform';
import type { Context } from './context.ts';
import { failure } from './failure.ts';

/** Takes a point of the key's bucket; where there is none, the operation fails with RATE_LIMITED. */
export const limited = async (context: Context, rule: LimitRule, key: string): Promise<void> => {
  const { allowed, retryAfter } = await context.services.limits.take(key, rule);
  if (!allowed) throw failure(rejected('RATE_LIMITED', { retryAfter }));
};
