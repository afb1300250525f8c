/** A variable of the environment: what it means, what stands for it where it is absent or empty, and what it may hold. */
export interface Setting<Value> {
  readonly name: string;
  /** As a person would write it; a description in brackets where it depends on others. */
  readonly default: string;
  /** Completes "NAME must be …". */
  readonly rule: string;
  readonly meaning: string;
  /** The value, or `undefined` where the rule is broken. */
  readonly read: (text: string) => Value | undefined;
}

/** A decimal number within bounds; `undefined` for anything else. */
export const wholeNumber = (text: string, from: number, to: number): number | undefined => {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
};

export const setting = <Value>(declared: Setting<Value>): Setting<Value> => declared;
