/** Lets one piece of work at a time touch the views, in the order of asking. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** What the work answers with; a failed one does not hold up the next. */
  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined); // whoever asked for it gets the error from `turn`
    return turn;
  }
}
