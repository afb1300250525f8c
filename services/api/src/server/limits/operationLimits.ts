/** What one operation may ask for, on both transports. docs/adr/0004-limits-of-one-operation.md says why these numbers. */
export const operationLimits = {
  /** Levels of fields, the innermost counted. */
  DEPTH: 10,
  /** Fields that the answer may hold, pages and lists multiplied. */
  COST: 5_000,
  /** Fields under another name. */
  ALIASES: 15,
  /** Directives, repeated ones counted each time. */
  DIRECTIVES: 50,
  /** Words and signs of the document. */
  TOKENS: 1_000,
} as const;

export type OperationLimit = keyof typeof operationLimits;
