import { type Client, createClient } from 'graphql-ws';
import type { Session } from './session.ts';

/** The server closes with it when the access token has expired. */
const tokenExpired = 4403;
const longestPause = 10_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The stock client of graphql-ws: it comes back by itself, each time with a token that is valid. */
export const liveClient = (session: Session, onState: (isOpen: boolean) => void): Client =>
  createClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: async () => ({ accessToken: await session.token() }),
    shouldRetry: () => session.userId !== undefined,
    retryAttempts: Number.POSITIVE_INFINITY,
    // From 0.2 s on, doubled each time, each a little different so that not all clients of a server come back at once.
    retryWait: (retries) => pause(Math.min(longestPause, 200 * 2 ** retries) * (0.8 + (performance.now() % 1) * 0.4)),
    on: {
      connected: () => onState(true),
      closed: (event) => {
        onState(false);
        if ((event as CloseEvent).code === tokenExpired) session.expire(); // graphql-ws leaves the event's type open
      },
    },
  });
