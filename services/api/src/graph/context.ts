import type { PersonCaller, Services } from '@chat/domain/commands';
import { rejected } from '@chat/domain/errors';
import type { Log } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { Handlers } from '../handlers.ts';
import type { ViewOperations } from '../instance/index.ts';
import { failure } from './failure.ts';
import type { Loaders } from './loaders.ts';
import type { Views } from './views.ts';

/** What one operation knows: who asks, from where, and what it may use. */
export interface Context {
  readonly services: Services;
  readonly handlers: Handlers;
  readonly views: Views;
  readonly loaders: Loaders;
  readonly viewOperations: ViewOperations;
  readonly log: Log;
  readonly requestId: Id;
  readonly traceparent: string | undefined;
  /** The client's address, for limits only: never stored in a fact. */
  readonly address: string;
  readonly userAgent: string;
  /** Present where a valid access token of a session that has not ended came along. */
  readonly caller: PersonCaller | undefined;
  /** The refresh secret of the cookie, where there is one; and how to replace it (`undefined` removes it). */
  readonly refreshCookie: RefreshCookie;
}

/** The refresh cookie of one request. On the socket there is none to set. */
export interface RefreshCookie {
  readonly secret: string | undefined;
  set(secret: string | undefined, expiresAt?: number): void;
}

/** The person who asks; otherwise the operation fails with UNAUTHENTICATED. */
export const personOf = (context: Context): PersonCaller => {
  if (context.caller === undefined) throw failure(rejected('UNAUTHENTICATED'));
  return context.caller;
};
