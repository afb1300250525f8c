import { digest, equalInConstantTime, newSecret } from '@chat/platform';
import type { Id, Millis } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';
import { newFamily, type RefreshFamily, rotated } from './refreshFamily.state.ts';

/** Collection of the private store; the id is that of the session. */
export const refreshCollection = 'refresh';

/** What the client keeps: `session.family.secret`. */
const form = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

export interface RefreshSecret {
  readonly secret: string;
  readonly expiresAt: Millis;
}

export type Refreshed =
  | { readonly status: 'ROTATED'; readonly userId: Id; readonly sessionId: Id; readonly refresh: RefreshSecret }
  | { readonly status: 'EXPIRED' | 'REUSED'; readonly userId: Id; readonly sessionId: Id }
  | { readonly status: 'UNKNOWN' };

/** Begins the family of a session anew: what was handed out for it before is void. */
export const startFamily = async (services: Services, userId: Id, sessionId: Id): Promise<RefreshSecret> => {
  const family = newSecret();
  const secret = newSecret();
  const value = newFamily(userId, { family: digest(family), secret: digest(secret) }, services.clock.now());
  await services.privateStore.write([{ collection: refreshCollection, id: sessionId, value: { ...value } }]);
  return { secret: `${sessionId}.${family}.${secret}`, expiresAt: value.expiresAt };
};

/** Takes a secret and gives the next one. Of two takers of one family at a time, the second sees what the first did. */
export const takeSecret = async (services: Services, text: string): Promise<Refreshed> => {
  const [, session, family = '', shown = ''] = form.exec(text) ?? [];
  if (session === undefined) return { status: 'UNKNOWN' };
  const sessionId = session as Id; // 32 hexadecimal digits
  const stored = await services.privateStore.get<RefreshFamily>(refreshCollection, sessionId);
  if (stored === undefined || !equalInConstantTime(digest(family), stored.value.family)) return { status: 'UNKNOWN' };
  const { userId } = stored.value;
  const secret = newSecret();
  const next = rotated(stored.value, { shown: digest(shown), next: digest(secret) }, services.clock.now());
  if (typeof next === 'string') return { status: next, userId, sessionId };
  const write = { collection: refreshCollection, id: sessionId, value: { ...next }, expected: stored.version };
  if (!(await services.privateStore.write([write]))) return takeSecret(services, text);
  return {
    status: 'ROTATED',
    userId,
    sessionId,
    refresh: { secret: `${sessionId}.${family}.${secret}`, expiresAt: next.expiresAt },
  };
};
