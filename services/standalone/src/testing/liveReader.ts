import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** An item of a subscription: whatever was asked for. */
export interface LiveEvent {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

export interface ReaderOptions {
  /** Asked at each connection, where it is a function: a restart may move the product. */
  readonly url: string | (() => string);
  readonly token: () => Promise<string>;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Said at each connection beside the token. */
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  /** Operation ids as our own client numbers them; the stock client makes up random ones. */
  readonly numbered?: boolean;
  /** How often it tries to come back; every 20 ms, 20 times where absent. */
  readonly retryAttempts?: number;
}

/** A stock graphql-ws client with one subscription that resumes with the newest cursor. */
export interface LiveReader {
  readonly events: readonly LiveEvent[];
  /** When each of them came, by `performance.now`. */
  readonly times: readonly number[];
  readonly errors: readonly unknown[];
  /** Codes with which sockets were closed. */
  readonly closed: readonly number[];
  readonly completed: boolean;
  /** Resolves with the first event that is so, past or future; fails after 10 seconds. */
  until(isIt: (event: LiveEvent) => boolean): Promise<LiveEvent>;
  untilTrue(isTrue: () => boolean): Promise<void>;
  /** Drops the connection, as a network does; the client comes back by itself. */
  cut(): void;
  /** Stops reading what arrives. */
  pause(): void;
  /** A message of the protocol that the stock client has no call for. */
  say(message: object): void;
  stop(): void;
}

const patience = 10_000;

class Watchers {
  readonly #watchers = new Set<() => void>();

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }

  until<Found>(find: () => Found | undefined, what: () => string): Promise<Found> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(undefined), patience);
      const settle = (found: Found | undefined): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        if (found === undefined) reject(new Error(`did not come: ${what()}`));
        else resolve(found);
      };
      const look = (): void => {
        const found = find();
        if (found !== undefined) settle(found);
      };
      this.#watchers.add(look);
      look();
    });
  }
}

interface Parts {
  readonly client: Client;
  readonly sockets: WebSocket[];
  readonly closed: number[];
}

const clientOf = (
  { url, token, connectionParams, numbered = false, retryAttempts = 20 }: ReaderOptions,
  watchers: Watchers,
): Parts => {
  const sockets: WebSocket[] = [];
  const closed: number[] = [];
  let next = 0;
  const nextNumber = (): string => {
    next += 1;
    return String(next);
  };
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ ...connectionParams, accessToken: await token() }),
    shouldRetry: () => true,
    retryAttempts,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    lazyCloseTimeout: 0,
    ...(numbered ? { generateID: nextNumber } : {}),
    on: {
      opened: (socket) => {
        sockets.push(socket as WebSocket);
      },
      closed: (event) => {
        closed.push((event as { readonly code: number }).code);
        watchers.changed();
      },
    },
  });
  return { client, sockets, closed };
};

/** Subscribes at once. */
export const readLive = (options: ReaderOptions): LiveReader => {
  const watchers = new Watchers();
  const { client, sockets, closed } = clientOf(options, watchers);
  const events: LiveEvent[] = [];
  const times: number[] = [];
  const errors: unknown[] = [];
  let completed = false;
  let after = options.variables?.['after'];
  const variables = {
    ...options.variables,
    // The stock client sends the payload anew when it comes back: by then this is the newest cursor.
    get after() {
      return after;
    },
  };
  const unsubscribe = client.subscribe<Record<string, LiveEvent>>(
    { query: options.query, variables },
    {
      next: ({ data, errors: failed }) => {
        const [event] = Object.values(data ?? {});
        if (event === undefined) errors.push(failed);
        else {
          times.push(performance.now());
          events.push(event);
        }
        if (typeof event?.['cursor'] === 'string') after = event['cursor'];
        watchers.changed();
      },
      error: (error) => {
        errors.push(error);
        watchers.changed();
      },
      complete: () => {
        completed = true;
        watchers.changed();
      },
    },
  );
  return {
    events,
    times,
    errors,
    closed,
    get completed() {
      return completed;
    },
    until: (isIt) =>
      watchers.until(
        () => events.find(isIt),
        () => JSON.stringify({ events: events.slice(-5), errors, closed }),
      ),
    untilTrue: async (isTrue) => {
      await watchers.until(
        () => (isTrue() ? true : undefined),
        () => JSON.stringify({ events: events.slice(-5), errors, closed }),
      );
    },
    cut: () => sockets.at(-1)?.terminate(),
    pause: () => sockets.at(-1)?.pause(),
    say: (message) => sockets.at(-1)?.send(JSON.stringify(message)),
    stop: () => {
      unsubscribe();
      for (const socket of sockets) socket.terminate();
    },
  };
};
