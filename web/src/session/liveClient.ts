import { type Client, createClient } from 'graphql-ws';
import { backOff, pause } from '../live/pause.ts';
import type { Observable } from '../shared/observable.ts';
import type { Session } from './session.ts';

/** The server closes with it when the access token has expired. */
const tokenExpired = 4403;
/** The server is asked so often whether it is there, and has so long to say so, in milliseconds. */
const pingEvery = 10_000;
const pongWithin = 5_000;

/** Whether the server is there is asked by pings: a socket whose other end has gone without a word looks open for many minutes. */
const heartbeat = (terminate: () => void) => {
  let late: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => clearTimeout(late);
  return {
    heard,
    asked: (): void => {
      clearTimeout(late);
      late = setTimeout(terminate, pongWithin);
    },
  };
};

interface LiveClientOptions {
  readonly session: Session;
  /** Whether nobody uses this tab: told to the server when it connects, and whenever it changes. */
  readonly isIdle?: Observable<boolean>;
  readonly onState?: (isOpen: boolean) => void;
}

/** The stock client of graphql-ws: it comes back by itself, each time with a token that is valid. */
export const liveClient = ({ session, isIdle, onState = () => undefined }: LiveClientOptions): Client => {
  let socket: WebSocket | undefined;
  isIdle?.subscribe(() => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'ping', payload: { isIdle: isIdle.get() } }));
  });
  const beat = heartbeat(() => client.terminate());
  const client = createClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
    connectionParams: async () => ({ accessToken: await session.token(), isIdle: isIdle?.get() ?? false }),
    shouldRetry: () => session.userId !== undefined,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => pause(backOff(retries)),
    keepAlive: pingEvery,
    // A server that takes the socket and says nothing is as good as none.
    connectionAckWaitTimeout: 10_000,
    on: {
      opened: (opened) => {
        socket = opened as WebSocket; // graphql-ws leaves the socket's type open
      },
      connected: () => onState(true),
      ping: (isOfServer) => isOfServer || beat.asked(),
      pong: (isOfServer) => isOfServer && beat.heard(),
      closed: (event) => {
        beat.heard();
        onState(false);
        if ((event as CloseEvent).code === tokenExpired) session.expire(); // graphql-ws leaves the event's type open
      },
    },
  });
  return client;
};
