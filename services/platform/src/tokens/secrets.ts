import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for one holder: 256 random bits as 43 characters of base64url. Keep its `digest`, never itself. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * SHA-256 of the secret as 43 characters of base64url: what the private store keeps and finds it by. Enough for secrets of
 * `newSecret`, which nobody can guess; never for passwords, nor for anything that enters a fact.
 */
export const digest = (secret: string): string => hash('sha256', secret, 'base64url');

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Whether the texts are equal, in a time that tells nothing about where they differ, nor about their lengths. */
export const equalInConstantTime = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));

/** Whether a secret is the one of a kept digest, in constant time. */
export const hasDigest = (secret: string, kept: string): boolean => equalInConstantTime(digest(secret), kept);
