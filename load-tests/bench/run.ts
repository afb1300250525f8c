import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OthersShare, watchOthers } from './measure/otherLoad.ts';
import type { Options } from './options.ts';

/** Values of several figures by name, one value a round. */
export type Measured<Name extends string> = Readonly<Record<Name, readonly number[]>> & { readonly others: number };

/** One run of the benchmark: its options, its directory, and what goals share. */
export class Run implements AsyncDisposable {
  readonly options: Options;
  readonly #directory: string;
  readonly #shared = new Map<string, Promise<unknown>>();
  readonly #stack = new AsyncDisposableStack();
  #directories = 0;

  private constructor(options: Options, directory: string) {
    this.options = options;
    this.#directory = directory;
  }

  static async open(options: Options): Promise<Run> {
    return new Run(options, await mkdtemp(join(tmpdir(), 'chat-js-bench-')));
  }

  /** The first for a real run, the second for a quick one. */
  size(real: number, quick: number): number {
    return this.options.quick ? quick : real;
  }

  /** What happens now, on the standard error: the table alone is the output. */
  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** A new directory, on the disk that the system gives temporary files. It goes with the run. */
  async directory(): Promise<string> {
    this.#directories += 1;
    const path = join(this.#directory, String(this.#directories));
    await mkdir(path);
    return path;
  }

  /** What several goals need is made once, by the first that asks. */
  shared<Value>(name: string, make: (stack: AsyncDisposableStack) => Promise<Value>): Promise<Value> {
    const known = this.#shared.get(name) ?? make(this.#stack);
    this.#shared.set(name, known);
    return known as Promise<Value>; // each name is asked with one `make`
  }

  /** Calls `round` as often as rounds were asked for; within a round product and yardstick take turns. */
  async rounds<Name extends string>(
    about: string,
    round: (index: number) => Promise<Readonly<Record<Name, number>>>,
  ): Promise<Measured<Name>> {
    const others: OthersShare = watchOthers();
    const values: Record<string, number[]> = {};
    for (let index = 0; index < this.options.rounds; index += 1) {
      this.say(`${about}: round ${index + 1} of ${this.options.rounds}`);
      for (const [name, value] of Object.entries<number>(await round(index))) values[name] = [...(values[name] ?? []), value];
    }
    return { ...values, others: others() } as Measured<Name>; // `round` answers with every name
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
    await rm(this.#directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
