import { RequestFailed, Unreachable } from '../session/requestFailed.ts';
import { problemOf } from '../shared/problem.ts';

type GraphQLFailure = ConstructorParameters<typeof RequestFailed>[0];

const isFailure = (error: unknown): error is GraphQLFailure =>
  typeof error === 'object' && error !== null && 'message' in error && 'extensions' in error && !(error instanceof Error);

/** What a subscription ended with, as what `problemOf` understands: a refusal of the server, else the socket. */
export const failureOf = (error: unknown): Error => {
  const first: unknown = Array.isArray(error) ? error[0] : error;
  if (isFailure(first)) return new RequestFailed(first);
  return new Unreachable('The live connection was lost.', { cause: first });
};

/** Refusals that pass by themselves. */
const passing: ReadonlySet<string> = new Set([
  'UNREACHABLE',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'PROJECTION_BEHIND',
  'UNAUTHENTICATED',
  'INTERNAL',
]);

/** After how many milliseconds at least the same may work; `undefined`: never by itself. */
export const mayWorkAfter = (error: unknown): number | undefined => {
  const { code, retryAfter = 0 } = problemOf(error);
  return passing.has(code) ? retryAfter : undefined;
};
