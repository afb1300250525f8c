import { CombinedError } from '@urql/core';
import { RequestFailed, Unreachable } from '../session/requestFailed.ts';

/** Why something was not done, as the interface tells it. */
export interface Problem {
  /** Of the closed set of `docs/errors.md`, or `UNREACHABLE`. */
  readonly code: string;
  /** The input field that is refused, where one is. */
  readonly field?: string;
  readonly rule?: string;
  readonly limit?: number;
  /** Milliseconds after which it may work. */
  readonly retryAfter?: number;
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const ofExtensions = (extensions: Readonly<Record<string, unknown>>): Problem => {
  const [field, rule] = [textOf(extensions['field']), textOf(extensions['rule'])];
  const [limit, retryAfter] = [numberOf(extensions['limit']), numberOf(extensions['retryAfter'])];
  return {
    code: textOf(extensions['code']) ?? 'INTERNAL',
    ...(field !== undefined && { field }),
    ...(rule !== undefined && { rule }),
    ...(limit !== undefined && { limit }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
};

const hasExtensions = (error: unknown): error is { readonly extensions: Readonly<Record<string, unknown>> } =>
  typeof error === 'object' && error !== null && 'extensions' in error && typeof error.extensions === 'object';

/** What a subscription was refused with: the errors of the answer, or the socket was closed for good. */
const ofSubscription = (error: unknown): Problem | undefined => {
  const first: unknown = Array.isArray(error) ? error[0] : error;
  if (hasExtensions(first)) return ofExtensions(first.extensions);
  return first instanceof Event ? { code: 'UNREACHABLE' } : undefined;
};

/** What an operation was refused with. Anything that is no answer of the server counts as its being out of reach. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof CombinedError) {
    const [first] = error.graphQLErrors;
    return first === undefined ? { code: 'UNREACHABLE' } : ofExtensions(first.extensions);
  }
  if (error instanceof RequestFailed) return ofExtensions({ ...error });
  if (error instanceof Unreachable) return { code: 'UNREACHABLE' };
  const refused = ofSubscription(error);
  if (refused !== undefined) return refused;
  throw error;
};
