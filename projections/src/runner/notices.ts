import type { RecentText, TextsKeeper } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import type { ToWorker } from './workerMessages.ts';

/**
 * Facts that nobody waits for are told of after so many milliseconds, or when there are so many: what came in between is one batch, which
 * costs far less, and whoever asks then does not wait for long.
 */
const tellAfter = 1_000;
const mostUntold = 200;
/** So many texts do not wait until the worker is told of their facts, since it may find them before. */
const mostTexts = 128;

/** When a projection worker is told what: that there are newer facts, and their texts before. */
export class Notices {
  readonly #send: (message: ToWorker) => void;
  /** What somebody waits for was told of up to here. */
  #told: Position = '';
  #untold = 0;
  #untoldTexts: RecentText[] = [];
  #telling: NodeJS.Timeout | undefined;
  /** Tells what was just sealed. */
  readonly texts: TextsKeeper = {
    remember: (texts) => {
      this.#untoldTexts.push(...texts);
      if (this.#untoldTexts.length >= mostTexts) this.#tellTexts();
    },
    forget: () => {
      this.#untoldTexts = [];
    },
  };

  constructor(send: (message: ToWorker) => void) {
    this.#send = send;
  }

  /** There are so many newer facts. */
  add(facts: number): void {
    this.#untold += facts;
    if (this.#untold >= mostUntold) this.#tell();
    else this.#telling ??= setTimeout(() => this.#tell(), tellAfter);
  }

  /** Somebody waits for a fact: it is told of at once, and once, however many wait for it. */
  await(position: Position): void {
    if (position <= this.#told) return;
    this.#told = position;
    this.#tell();
  }

  stop(): void {
    clearTimeout(this.#telling);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#untold = 0;
    if (this.#untoldTexts.length > 0) this.#tellTexts();
    this.#send({ kind: 'notify' });
  }

  #tellTexts(): void {
    const texts = this.#untoldTexts;
    this.#untoldTexts = [];
    this.#send({ kind: 'remember', texts });
  }
}
