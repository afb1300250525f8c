import { Observable } from '../shared/observable.ts';

/** Nobody is there who touched nothing for so long; milliseconds. */
const patience = 300_000;

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/** Whether somebody uses this tab: they touched something in the last five minutes. */
export class Idleness {
  readonly state = new Observable(false);
  readonly #target: EventTarget;
  readonly #now: () => number;
  #touchedAt = 0;
  #late: ReturnType<typeof setTimeout> | undefined;

  /** Hears what is touched from the target, a window as a rule. `now` is in milliseconds. */
  constructor(target: EventTarget, now: () => number) {
    this.#target = target;
    this.#now = now;
  }

  start(): void {
    for (const sign of signs) this.#target.addEventListener(sign, this.#touched, { capture: true, passive: true });
    this.#touched();
  }

  stop(): void {
    for (const sign of signs) this.#target.removeEventListener(sign, this.#touched, { capture: true });
    clearTimeout(this.#late);
    this.#late = undefined;
  }

  readonly #touched = (): void => {
    this.#touchedAt = this.#now();
    this.state.set(false);
    this.#late ??= setTimeout(this.#look, patience);
  };

  /** What moves often only leaves its time: one timer looks at it. */
  readonly #look = (): void => {
    const left = this.#touchedAt + patience - this.#now();
    this.#late = left > 0 ? setTimeout(this.#look, left) : undefined;
    if (left <= 0) this.state.set(true);
  };
}
