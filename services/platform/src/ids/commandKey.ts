import type { Id } from '@chat/schema/events';

const undashed = /^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/;
const dashed = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a value may stand as a command's key: a UUIDv7 as 32 lower-case hexadecimal digits. Every other version is refused. */
export const isCommandKey = (value: unknown): value is Id => typeof value === 'string' && undashed.test(value);

/**
 * The key that a client sent as `commandId` or `clientMessageId`: a UUIDv7 with or without its dashes, in either case (RFC
 * 9562 asks readers to accept both). Anything else is `undefined`, which the API answers with `INVALID_INPUT`.
 */
export const parseCommandKey = (text: string): Id | undefined => {
  const lower = text.toLowerCase();
  const digits = dashed.test(lower) ? lower.replaceAll('-', '') : lower;
  return isCommandKey(digits) ? digits : undefined;
};
