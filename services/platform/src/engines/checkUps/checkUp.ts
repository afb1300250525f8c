/** What a part of the product runs on, and how that does. */
export interface CheckUp {
  /** What it is for, such as `facts`. */
  readonly part: string;
  /** The setting that chooses its engine. */
  readonly setting: string;
  /** `embedded`: there is no engine. `away`: it may come back by itself. `wrong`: somebody must mend something. */
  readonly state: 'embedded' | 'ok' | 'away' | 'wrong';
  /** Of the engine, where it says so. */
  readonly version?: string;
  /** What is the matter; absent where all is well. Never holds an address's password. */
  readonly problem?: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** What asking an engine said. */
export type Findings = Omit<CheckUp, 'part' | 'setting'>;

export const embedded: Findings = { state: 'embedded' };

/** An engine of this version answers. */
export const well = (version: string | undefined): Findings => ({ state: 'ok', ...(version !== undefined && { version }) });

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Nobody answers there, as far as can be seen. */
export const away = (error: unknown, advice: string): Findings => ({ state: 'away', problem: textOf(error), advice });

/** It answers, and not as it should. */
export const wrong = (problem: unknown, advice: string): Findings => ({ state: 'wrong', problem: textOf(problem), advice });

/** Ends a wait for an answer that does not come. */
export const inTime = async <Answer>(asking: Promise<Answer>, milliseconds: number): Promise<Answer> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  try {
    return await Promise.race([asking, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
