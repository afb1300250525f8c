import type { Message } from './message.ts';
import type { Kept } from './outbox.ts';

/** What of one's own is drawn besides the messages of the channel. */
export interface Echoed {
  /** On their way, or said and not come back yet; in order. */
  readonly unsent: readonly Kept[];
  /** The row that a message of one's own takes the place of, by its id. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What is known of a channel at one moment. */
interface Moment {
  readonly kept: readonly Kept[];
  readonly messages: readonly Message[];
  /** The `seq` of the newest message that is known of. */
  readonly newest: number;
  /** Milliseconds. */
  readonly now: number;
}

interface Echo {
  readonly kept: Kept;
  /** Messages from before it was said are not it. */
  readonly after: number;
  /** When the outbox let it go: the server has taken it. */
  readonly saidAt: number | undefined;
}

/** So long a said one waits for the channel to tell of it; milliseconds. Somebody may have edited or deleted it meanwhile. */
const patience = 5_000;

const isSameText = (kept: Kept, message: Message): boolean =>
  message.content !== null && kept.content.trim() === message.content.trim();

/**
 * A message of one's own is shown from the moment of pressing Enter, once: until what the channel tells of it takes its place,
 * whether the answer comes before that or after.
 */
export class Echoes {
  readonly #viewerId: string;
  #echoes: readonly Echo[] = [];
  #keys: ReadonlyMap<string, string> = new Map();
  #shown: readonly Kept[] = [];

  constructor(viewerId: string) {
    this.#viewerId = viewerId;
  }

  /** What is to be drawn after the outbox or the channel has changed. The same lists where nothing did. */
  next(moment: Moment): Echoed {
    this.#follow(moment);
    for (const message of moment.messages) this.#match(message);
    const unsent = this.#echoes.map(({ kept }) => kept);
    const isSame = unsent.length === this.#shown.length && unsent.every((one, at) => one === this.#shown[at]);
    if (!isSame) this.#shown = unsent;
    return { unsent: this.#shown, keys: this.#keys };
  }

  #follow({ kept, newest, now }: Moment): void {
    const known = new Map(this.#echoes.map((echo) => [echo.kept.clientMessageId, echo]));
    const waiting = new Set(kept.map(({ clientMessageId }) => clientMessageId));
    const matched = new Set(this.#keys.values());
    const said = this.#echoes
      .filter((echo) => !waiting.has(echo.kept.clientMessageId) && echo.kept.refusal === undefined)
      .map((echo) => ({ ...echo, saidAt: echo.saidAt ?? now }))
      .filter(({ saidAt }) => now - saidAt < patience);
    const unsaid = kept
      .filter(({ clientMessageId }) => !matched.has(clientMessageId))
      .map((one) => ({ kept: one, after: known.get(one.clientMessageId)?.after ?? newest, saidAt: undefined }));
    this.#echoes = [...said, ...unsaid];
  }

  #match(message: Message): void {
    if (message.authorId !== this.#viewerId || this.#keys.has(message.id)) return;
    const echo = this.#echoes.find(
      ({ kept, after }) => kept.refusal === undefined && message.seq > after && isSameText(kept, message),
    );
    if (echo === undefined) return;
    this.#keys = new Map([...this.#keys, [message.id, echo.kept.clientMessageId]]);
    this.#echoes = this.#echoes.filter((other) => other !== echo);
  }
}
