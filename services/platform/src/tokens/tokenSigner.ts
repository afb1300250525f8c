import type { Id, Millis } from '@chat/schema/events';
import { id } from '@chat/schema/events';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type Clock, systemClock } from '../clock/clock.ts';
import { BoundedCache } from '../lru/boundedCache.ts';
import type { PrivateStore } from '../privateStore/privateStore.ts';
import { type KeyRing, openKeyRing } from './keyRing.ts';

/** Whom an access token speaks for. It says nothing about standing: session and account are checked on every request. */
export interface AccessToken {
  readonly userId: Id;
  readonly sessionId: Id;
  /** From this moment the token is refused. */
  readonly expiresAt: Millis;
}

/**
 * Access tokens: JWTs signed with Ed25519. Algorithm, type (`at+jwt`), issuer and audience are pinned; keys rotate by `kid`.
 * What the private store cannot answer is thrown as it throws it; a token that is wrong in any way is `undefined`.
 */
export interface TokenSigner {
  /** How long a token lives where `issue` is not told otherwise, and at most. */
  readonly life: Millis;
  /**
   * A token that expires at `expiresAt`, rounded down to a whole second, as JWTs count; after `life` where absent. A time
   * past `life` is a `RangeError`: keys are kept only as long as that.
   */
  issue(token: Omit<AccessToken, 'expiresAt'> & { readonly expiresAt?: Millis }): Promise<string>;
  /** What a valid token says, from a bounded cache where it was verified before; `undefined` for every other text. */
  verify(token: string): Promise<AccessToken | undefined>;
  /** Signs with a new key from now on. Tokens issued before stay valid until they expire. */
  rotate(): Promise<void>;
}

export interface TokenSignerOptions {
  readonly store: PrivateStore;
  /** The public URL. A server that moves to another address makes all access tokens invalid; clients refresh them. */
  readonly issuer: string;
  readonly clock?: Clock;
  /** 10 minutes where absent (ASVS: 5 to 15). */
  readonly life?: Millis;
  /** The age at which the signing key is replaced by itself; 30 days where absent. */
  readonly rotateAfter?: Millis;
  /** How many verified tokens are remembered; 10,000 where absent. */
  readonly remembered?: number;
}

const algorithm = 'EdDSA';
const type = 'at+jwt';
const audience = 'chat-api';
const longestToken = 2_048;
const minute: Millis = 60_000;
const day = 24 * 60 * minute;

const isId = (value: unknown): value is Id => id.check(value, '') === undefined;

const accessTokenOf = (payload: JWTPayload): AccessToken | undefined => {
  const { sub, exp, sid } = payload;
  return isId(sub) && isId(sid) && typeof exp === 'number' ? { userId: sub, sessionId: sid, expiresAt: exp * 1_000 } : undefined;
};

/** Checks a token's signature and everything that it says. */
const checkerOf = (ring: KeyRing, issuer: string, clock: Clock) => {
  const pinned = { algorithms: [algorithm], typ: type, issuer, audience, requiredClaims: ['sub', 'sid', 'exp', 'iat'] };
  const keyFor = async ({ kid }: { readonly kid?: string }) => {
    const key = kid === undefined ? undefined : await ring.verifying(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  };
  return async (token: string): Promise<AccessToken | undefined> => {
    try {
      const { payload } = await jwtVerify(token, keyFor, { ...pinned, currentDate: new Date(clock.now()) });
      return accessTokenOf(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
};

/** See `TokenSigner`. The first start makes the first key; every node of one private store shares the keys. */
export const createTokenSigner = async (options: TokenSignerOptions): Promise<TokenSigner> => {
  const { store, issuer, clock = systemClock, life = 10 * minute, rotateAfter = 30 * day, remembered = 10_000 } = options;
  const ring = await openKeyRing({ store, clock, tokenLife: life, rotateAfter });
  const verified = new BoundedCache<string, AccessToken>(remembered);
  const check = checkerOf(ring, issuer, clock);
  return {
    life,
    issue: async ({ userId, sessionId, expiresAt = clock.now() + life }) => {
      const now = clock.now();
      if (expiresAt > now + life) throw new RangeError(`a token lives ${life} ms at most`);
      const { kid, key } = await ring.signing();
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: algorithm, typ: type, kid })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(Math.floor(now / 1_000))
        .setExpirationTime(Math.floor(expiresAt / 1_000))
        .sign(key);
    },
    verify: async (token) => {
      if (token.length > longestToken) return undefined;
      const known = verified.get(token);
      if (known) return known.expiresAt > clock.now() ? known : undefined;
      const found = await check(token);
      if (found) verified.set(token, found);
      return found;
    },
    rotate: () => ring.rotate(),
  };
};
