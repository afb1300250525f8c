import { Observable } from '../shared/observable.ts';

/** What was told before a message was sent may come after it, but not longer than this; milliseconds. */
const overtaking = 1_500;

/** Who types in a channel now, in the order of beginning. What is not repeated ends by itself. */
export class Typists {
  readonly state = new Observable<readonly string[]>([]);
  readonly #ends = new Map<string, ReturnType<typeof setTimeout>>();

  /** Who has just said something: what they typed before it is said. */
  readonly #said = new Map<string, ReturnType<typeof setTimeout>>();

  /** Counts for so many milliseconds, unless it comes again. */
  began(userId: string, expiresIn: number): void {
    if (this.#said.has(userId)) return;
    clearTimeout(this.#ends.get(userId));
    this.#ends.set(
      userId,
      setTimeout(() => this.#end(userId), expiresIn),
    );
    this.#tell();
  }

  /** They said it. */
  ended(userId: string): void {
    clearTimeout(this.#said.get(userId));
    this.#said.set(
      userId,
      setTimeout(() => this.#said.delete(userId), overtaking),
    );
    this.#end(userId);
  }

  clear(): void {
    for (const late of this.#said.values()) clearTimeout(late);
    this.#said.clear();
    for (const userId of [...this.#ends.keys()]) this.#end(userId);
  }

  #end(userId: string): void {
    clearTimeout(this.#ends.get(userId));
    if (this.#ends.delete(userId)) this.#tell();
  }

  #tell(): void {
    this.state.set([...this.#ends.keys()]);
  }
}
