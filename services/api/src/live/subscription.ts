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
  /** Where the message was posted whose new text it tells. Lowest where that is not known; absent where it tells none. */
  readonly messagePosted?: Position;
  /** Only for those who may see channels. */
  readonly ofChannel: boolean;
  /** Present where it means nothing a moment later. */
  readonly passing?: Passing;
}

/** Whom presence and typing are told. */
export interface Passing {
  /** Those whose operation names this type. */
  readonly type: 'PresenceChanged' | 'TypingStarted';
  /** But for this person, who knows. */
  readonly except?: Id;
}

/** A socket with the person behind it. */
export interface LiveConnection {
  readonly connectionId: Id;
  readonly socket: LiveSocket;
  readonly userId: Id;
  readonly sessionId: Id;
  readonly subscriptions: Set<Subscription>;
  /** Nobody has touched the client for a while, as it says. */
  isIdle: boolean;
}

const done = { done: true, value: undefined } as const;

/** What is told first, once the client may hear of it. */
export type Begin = () => Promise<void>;

/**
 * What one operation on one socket follows. It is also what graphql-ws holds of it: an iterator that never yields, since the hub
 * writes the frames itself, and that ends with the subscription, as the subscription ends with it. One object, and few functions
 * of its own, since there are as many of them as subscribers.
 */
export class Subscription implements AsyncIterableIterator<never> {
  readonly connection: LiveConnection;
  readonly operationId: string;
  readonly operation: LiveOperation;
  readonly #renderer: Renderer;
  /** Items at or below it are not shown: a replay shows them, or they are from before. */
  after: Position = '';
  /** Texts of messages that stand there or before are not shown, where the viewer may not read the history. */
  bound: Position = '';
  /** What the viewer may see, as a key: those who see the same share executions. */
  visibility = '';
  ended = false;
  /** Where it leaves what it follows. */
  leave: (() => void) | undefined;
  #begin: Begin | undefined;
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

  /** Its place is found and its standing known: it begins when the client may hear of it. */
  opened(begin: Begin): void {
    this.#begin = begin;
  }

  /** Tells what was missed, then goes on live; a failure ends it with an error. */
  begin(): void {
    const begin = this.#begin;
    this.#begin = undefined;
    begin?.().catch((error: unknown) =>
      this.fail(error instanceof Error ? error : new Error('a subscription failed', { cause: error })),
    );
  }

  /** Nothing is shown any more; the client is told that it is complete. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.#begin = undefined;
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

  next(): Promise<IteratorResult<never, undefined>> {
    return new Promise((resolve, reject) => {
      this.#settle = (failure) => (failure === undefined ? resolve(done) : reject(failure));
      if (this.ended) this.#settle(this.#failure);
    });
  }

  return(): Promise<IteratorResult<never, undefined>> {
    this.end();
    return Promise.resolve(done);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

export interface SubscriptionOptions {
  readonly operation: LiveOperation;
  readonly renderer: Renderer;
}
