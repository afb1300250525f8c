import { EventStoreUnavailable } from '../eventStore.ts';

/** gRPC status codes that say something about us, not about the moment. */
const refusals: ReadonlySet<unknown> = new Set([7, 16]);

interface WithCode {
  readonly code?: unknown;
  readonly type?: unknown;
}

const codeOf = (error: unknown): unknown => (error as WithCode | undefined)?.code;

/** The node refuses our credentials: waiting does not help. */
export class CredentialsRefused extends EventStoreUnavailable {}

/** Whether the node refused who we are or what we may do. Batches and streams say it by the error's type, calls by its code. */
export const isRefusal = (error: unknown): boolean =>
  refusals.has(codeOf(error)) || (error as WithCode | undefined)?.type === 'access-denied';

/**
 * What a failed call means to the port: whatever it is, the store cannot answer now. The message names the endpoint, never
 * settings or credentials.
 */
export const outageOf = (endpoint: string, cause: unknown): EventStoreUnavailable => {
  if (cause instanceof EventStoreUnavailable) return cause;
  if (isRefusal(cause))
    return new CredentialsRefused(`the event store ${endpoint} refuses our credentials, or they lack a right`, { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EventStoreUnavailable(`the event store ${endpoint} cannot answer: ${reason}`, { cause });
};
