import type { Count, Id } from '@chat/schema/events';

/** 32 lower-case hexadecimal digits. */
export const isId = (value: unknown): value is Id => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);

/** A whole number from 0. */
export const isCount = (value: unknown): value is Count => Number.isSafeInteger(value) && Number(value) >= 0;

/** The value that the JSON stands for; `undefined` where it is none, so that it fails the check that follows. */
export const parsedMessage = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is as little a message as JSON of another shape.
    return undefined;
  }
};
