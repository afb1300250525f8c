import type { ErrorCode } from './errorTable.ts';

/** A command that was not carried out: a value, not an exception. Nothing was changed. */
export interface Refusal {
  readonly rejected: ErrorCode;
  /** INVALID_INPUT: the field of the input. */
  readonly field?: string;
  /** INVALID_INPUT, TOO_MANY: the rule that it breaks, in capitals. */
  readonly rule?: string;
  /** The number that the rule names. */
  readonly limit?: number;
  /** Milliseconds. */
  readonly retryAfter?: number;
  readonly bytes?: number;
}

/** Whether a handler answered with a refusal. */
export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'rejected' in answer;

/** A refusal with its code and details. */
export const rejected = (code: ErrorCode, details: Omit<Refusal, 'rejected'> = {}): Refusal => ({ rejected: code, ...details });

/** A field that breaks a rule. */
export const invalid = (field: string, rule: string, limit?: number): Refusal =>
  rejected('INVALID_INPUT', limit === undefined ? { field, rule } : { field, rule, limit });
