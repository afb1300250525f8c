import type { Id, Position } from '@chat/schema/events';
import { nextFrameOf, nextPrefixOf } from './frames.ts';
import type { LiveSocket } from './liveSocket.ts';
import type { LiveOperation } from './operations.ts';
import type { Renderer } from './rendering.ts';

/** Something to show: made of one fact, or of no fact at all. */
export interface LiveItem {
  /** Replaced where its text must be forgotten; never changed itself. */
  payload: object;
  /** Absent where it is no fact: then it is never replayed. */
  readonly position: Position | undefined;
  /** Only for those who may see channels. */
  readonly ofChannel: boolean;
}

/** A socket with the person behind it. */
export interface LiveConnection {
  readonly socket: LiveSocket;
  readonly userId: Id;
  readonly sessionId: Id;
  readonly subscriptions: Set<Subscription>;
}

/** What one operation on one socket follows. */
export class Subscription {
  readonly connection: LiveConnection;
  readonly operationId: string;
  readonly operation: LiveOperation;
  readonly #renderer: Renderer;
  /** Items at or below it are not shown: a replay shows them, or they are from before. */
  after: Position = '';
  /** What the viewer may see, as a key: those who see the same share executions. */
  visibility = '';
  ended = false;
  /** Where it leaves what it follows. */
  leave: (() => void) | undefined;
  #settle: ((failure: Error | undefined) => void) | undefined;
  #failure: Error | undefined;

  constructor(connection: LiveConnection, operationId: string, options: SubscriptionOptions) {
    this.connection = connection;
    this.operationId = operationId;
    this.operation = options.operation;
    this.#renderer = options.renderer;
  }

  /** Shows something to this subscription alone. */
  show(payload: object): void {
    const shared = this.#renderer.render(this.operation, payload);
    this.connection.socket.push(nextFrameOf(nextPrefixOf(this.operationId), shared));
  }

  /** Nothing is shown any more; the client is told that it is complete. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.connection.subscriptions.delete(this);
    this.leave?.();
    this.#settle?.(this.#failure);
  }

  /** Ends with an error that the client is told. */
  fail(failure: Error): void {
    this.#failure = failure;
    this.end();
  }

  /** Shows a last item, such as a reset, and ends. */
  endWith(payload: object): void {
    if (this.ended) return;
    this.show(payload);
    this.end();
  }

  /**
   * What graphql-ws holds: it never yields, since the hub writes the frames itself; it ends with the subscription, and the
   * subscription with it.
   */
  asIterator(): AsyncIterableIterator<never> {
    const done = { done: true, value: undefined } as const;
    const iterator: AsyncIterableIterator<never> = {
      next: () =>
        new Promise((resolve, reject) => {
          const settle = (failure: Error | undefined) => (failure === undefined ? resolve(done) : reject(failure));
          if (this.ended) settle(this.#failure);
          else this.#settle = settle;
        }),
      return: () => {
        this.end();
        return Promise.resolve(done);
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }
}

export interface SubscriptionOptions {
  readonly operation: LiveOperation;
  readonly renderer: Renderer;
}
