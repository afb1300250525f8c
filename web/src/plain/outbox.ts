import { newCommandId } from '../session/commandId.ts';
import { RequestFailed } from '../session/requestFailed.ts';
import type { Session } from '../session/session.ts';
import { sendMessage } from './operations.ts';

/** A message of one's own that is not in the channel yet. */
export interface Unsent {
  readonly clientMessageId: string;
  readonly content: string;
  /** Why the server refused it; undefined while it is on its way. */
  readonly refusal: RequestFailed | undefined;
}

interface Sent {
  readonly messageId: string;
  readonly seq: number;
  readonly at: string;
}

interface OutboxOptions {
  readonly session: Session;
  readonly channelId: string;
  readonly onChange: () => void;
  readonly onSent: (sent: Sent, content: string) => void;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

const longestPause = 10_000;
const pauseFor = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Refusals that pass by themselves. */
const passing = new Set(['RATE_LIMITED', 'UNAVAILABLE', 'PROJECTION_BEHIND', 'INTERNAL']);

const lastingRefusal = (error: unknown): RequestFailed | undefined =>
  error instanceof RequestFailed && !passing.has(error.code) ? error : undefined;

const waitOf = (error: unknown): number => (error instanceof RequestFailed ? (error.retryAfter ?? 0) : 0);

/** Sends in the order of writing, each as often as it takes: the same `clientMessageId` is one message, whatever was lost. */
export class Outbox {
  readonly #options: OutboxOptions;
  #unsent: readonly Unsent[] = [];
  #isSending = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  unsent(): readonly Unsent[] {
    return this.#unsent;
  }

  add(content: string): void {
    this.#unsent = [...this.#unsent, { clientMessageId: newCommandId(), content, refusal: undefined }];
    this.#go();
  }

  retry(clientMessageId: string): void {
    this.#replace(clientMessageId, (one) => [{ ...one, refusal: undefined }]);
    this.#go();
  }

  discard(clientMessageId: string): void {
    this.#replace(clientMessageId, () => []);
    this.#options.onChange();
  }

  #replace(clientMessageId: string, by: (one: Unsent) => readonly Unsent[]): void {
    this.#unsent = this.#unsent.flatMap((one) => (one.clientMessageId === clientMessageId ? by(one) : [one]));
  }

  #go(): void {
    this.#options.onChange();
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#send(next);
    this.#isSending = false;
  }

  #next(): Unsent | undefined {
    return this.#unsent.find(({ refusal }) => refusal === undefined);
  }

  async #send({ clientMessageId, content }: Unsent): Promise<void> {
    const { session, channelId, onSent, onChange, pause = pauseFor } = this.#options;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const { message } = (await session.ask(sendMessage, { input: { clientMessageId, channelId, content } })).sendMessage;
        this.#replace(clientMessageId, () => []);
        onSent(message, content);
        return;
      } catch (error) {
        const refusal = lastingRefusal(error);
        if (refusal !== undefined) {
          this.#replace(clientMessageId, (one) => [{ ...one, refusal }]);
          onChange();
          return;
        }
        await pause(Math.max(waitOf(error), Math.min(longestPause, 300 * 2 ** attempt)));
      }
    }
  }
}
