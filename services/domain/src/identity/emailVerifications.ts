import { digest, newSecret } from '@chat/platform';
import type { Id, Millis } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';

/** A link that was mailed, under the digest of its secret. */
export interface Verification {
  readonly userId: Id;
  readonly email: string;
  readonly expiresAt: Millis;
  /** The command that used it; only its retries may use it again. */
  readonly usedBy: Id | null;
}

/** The newest request of an account; those before it are void. */
interface Request {
  readonly digest: string;
  readonly key: Id;
}

const verifications = 'emailVerifications';
const requests = 'emailRequests';
const day: Millis = 24 * 60 * 60_000;
const linksLast = 7 * day;

/** A new secret for this address, which makes the account's earlier one void; nothing where this very command made one. */
export const newVerification = async (services: Services, userId: Id, key: Id, email: string): Promise<string | undefined> => {
  const { privateStore, clock } = services;
  const before = await privateStore.get<Request>(requests, userId);
  if (before?.value.key === key) return undefined;
  const secret = newSecret();
  const value = { userId, email, expiresAt: clock.now() + linksLast, usedBy: null };
  const isWritten = await privateStore.write([
    { collection: requests, id: userId, value: { digest: digest(secret), key }, expected: before?.version ?? 0 },
    { collection: verifications, id: digest(secret), value },
    ...(before === undefined ? [] : [{ collection: verifications, id: before.value.digest, value: null }]),
  ]);
  return isWritten ? secret : newVerification(services, userId, key, email);
};

/** Takes back a request whose mail could not be sent, so that a retry sends it. */
export const withdrawVerification = async ({ privateStore }: Services, userId: Id, secret: string): Promise<void> => {
  await privateStore.write([
    { collection: requests, id: userId, value: null },
    { collection: verifications, id: digest(secret), value: null },
  ]);
};

/** What the secret stands for, once: a second command with the same secret gets nothing. */
export const takeVerification = async (services: Services, key: Id, secret: string): Promise<Verification | undefined> => {
  const { privateStore, clock } = services;
  const id = digest(secret);
  const kept = await privateStore.get<Verification>(verifications, id);
  if (kept === undefined || kept.value.expiresAt <= clock.now()) return undefined;
  if (kept.value.usedBy !== null) return kept.value.usedBy === key ? kept.value : undefined;
  const value = { ...kept.value, usedBy: key };
  const isMine = await privateStore.write([{ collection: verifications, id, value, expected: kept.version }]);
  return isMine ? value : takeVerification(services, key, secret);
};
