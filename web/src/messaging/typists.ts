import { Observable } from '../shared/observable.ts';

/** Who types in a channel now, in the order of beginning. What is not repeated ends by itself. */
export class Typists {
  readonly state = new Observable<readonly string[]>([]);
  readonly #ends = new Map<string, ReturnType<typeof setTimeout>>();

  /** Counts for so many milliseconds, unless it comes again. */
  began(userId: string, expiresIn: number): void {
    clearTimeout(this.#ends.get(userId));
    this.#ends.set(
      userId,
      setTimeout(() => this.ended(userId), expiresIn),
    );
    this.#tell();
  }

  /** They said it, or it has been too long. */
  ended(userId: string): void {
    clearTimeout(this.#ends.get(userId));
    if (this.#ends.delete(userId)) this.#tell();
  }

  clear(): void {
    for (const userId of [...this.#ends.keys()]) this.ended(userId);
  }

  #tell(): void {
    this.state.set([...this.#ends.keys()]);
  }
}
