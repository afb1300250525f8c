import type { PersonCaller, Services } from '@chat/domain/commands';
import { account } from '@chat/domain/identity';
import type { AccessToken, TokenSigner } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';

/** A verified token of a session that has not ended. */
export interface Authenticated extends AccessToken {}

/** Verifies access tokens and checks, in memory, that their session has not ended: a revocation holds at the next request. */
export type Authenticate = (token: string | undefined) => Promise<Authenticated | undefined>;

export const authenticateWith =
  (signer: TokenSigner, services: Services): Authenticate =>
  async (token) => {
    const verified = token === undefined ? undefined : await signer.verify(token);
    if (verified === undefined) return undefined;
    const { state } = await services.aggregates.load(streams.account(verified.userId), account);
    return state.status === 'REGISTERED' && state.sessions.has(verified.sessionId) ? verified : undefined;
  };

/** The token of an `Authorization: Bearer` header. */
export const bearerOf = (header: string | undefined): string | undefined => /^Bearer ([A-Za-z0-9._-]+)$/i.exec(header ?? '')?.[1];

/** The caller that a verified token speaks for. */
export const callerOf = ({ userId, sessionId }: Authenticated, requestId: Id, traceparent: string | undefined): PersonCaller => ({
  actor: { id: userId, kind: 'USER' },
  via: 'WEB',
  sessionId,
  correlationId: requestId,
  ...(traceparent === undefined ? {} : { traceparent }),
});
