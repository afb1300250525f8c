import type { Failed, Invoked, Line, Succeeded, Unknown } from '../record/line.ts';

/** One try of a command, and how it ended, with the numbers of their lines. */
export interface Attempt {
  readonly invoked: Invoked;
  readonly invokedLine: number;
  ended?: Succeeded | Failed | Unknown;
  endedLine?: number;
}

/** An attempt that was answered with success. */
export interface Success {
  readonly invoked: Invoked;
  readonly succeeded: Succeeded;
  readonly lines: readonly [number, number];
}

/** All tries under one key. */
export interface Command {
  readonly key: string;
  readonly invoked: Invoked;
  readonly attempts: Attempt[];
}

/** The lines that tell of a command. */
export const linesOfCommand = ({ attempts }: Command): readonly number[] =>
  attempts.flatMap(({ invokedLine, endedLine }) => (endedLine === undefined ? [invokedLine] : [invokedLine, endedLine]));

/** Its attempts that were answered with success. */
export const successesOf = ({ attempts }: Command): readonly Success[] =>
  attempts.flatMap(({ invoked, invokedLine, ended, endedLine }) =>
    ended?.kind === 'succeeded' && endedLine !== undefined
      ? [{ invoked, succeeded: ended, lines: [invokedLine, endedLine] as const }]
      : [],
  );

/**
 * A key is `succeeded` once one of its attempts was. It is `failed` only where every attempt was refused: an attempt
 * without an answer may have been done before the refusal of the next one.
 */
export const outcomeOf = ({ attempts }: Command): 'succeeded' | 'failed' | 'unknown' => {
  if (attempts.some(({ ended }) => ended?.kind === 'succeeded')) return 'succeeded';
  return attempts.every(({ ended }) => ended?.kind === 'failed') ? 'failed' : 'unknown';
};

/** Every command of a record by its key, and its attempts. */
export class Commands {
  readonly byKey = new Map<string, Command>();
  readonly #open = new Map<number, Attempt>();

  see(line: Line, number: number): void {
    if (line.kind === 'invoked') this.#invoke(line, number);
    if (line.kind === 'succeeded' || line.kind === 'failed' || line.kind === 'unknown') this.#end(line, number);
  }

  /** Those of one operation. */
  of(operation: Invoked['operation']): IteratorObject<Command> {
    return this.byKey.values().filter(({ invoked }) => invoked.operation === operation);
  }

  #invoke(invoked: Invoked, invokedLine: number): void {
    const attempt: Attempt = { invoked, invokedLine };
    this.#open.set(invoked.attempt, attempt);
    const command = this.byKey.get(invoked.key);
    if (command === undefined) this.byKey.set(invoked.key, { key: invoked.key, invoked, attempts: [attempt] });
    else command.attempts.push(attempt);
  }

  #end(ended: Succeeded | Failed | Unknown, endedLine: number): void {
    const attempt = this.#open.get(ended.attempt);
    this.#open.delete(ended.attempt);
    if (attempt !== undefined) Object.assign(attempt, { ended, endedLine });
  }
}
