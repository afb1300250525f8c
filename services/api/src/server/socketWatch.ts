import type { Clock } from '@chat/platform';
import type { Hub } from '../live/index.ts';
import type { SocketState } from './socketProtocol.ts';

/** Sockets of one server, looked after together: a timer for each would cost more than the look. */
export interface SocketWatch {
  add(state: SocketState): void;
  delete(state: SocketState): void;
  /** Closes all of them. */
  stop(): void;
}

const lookEvery = 500;
const pingEvery = 20_000;
/** Who has not been heard of for so long is gone (behaviour, section 9). */
const silence = 45_000;

interface Watched {
  pingedAt: number;
}

/** Closes sockets whose token expires with 4403, pings the others, and cuts those that do not answer. */
export const watchSockets = ({ hub, clock }: { readonly hub: Hub; readonly clock: Clock }): SocketWatch => {
  const sockets = new Map<SocketState, Watched>();
  const look = ({ socket, connection, token }: SocketState, watched: Watched): void => {
    const now = clock.now();
    const isExpired = token !== undefined && token.expiresAt <= now;
    if (isExpired && connection !== undefined) hub.connections.close(connection, 4403, 'Token expired');
    else if (now - socket.heardAt > silence) socket.cut();
    else if (now - watched.pingedAt > pingEvery) {
      watched.pingedAt = now;
      socket.ping();
    }
  };
  const timer = setInterval(() => {
    for (const [state, watched] of sockets) look(state, watched);
  }, lookEvery);
  timer.unref();
  return {
    add: (state) => {
      sockets.set(state, { pingedAt: clock.now() });
    },
    delete: (state) => {
      sockets.delete(state);
    },
    stop: () => {
      clearInterval(timer);
      for (const { socket } of sockets.keys()) {
        socket.close(1001, 'Going away');
        // Who does not answer must not keep the server from stopping.
        socket.cutSoon();
      }
    },
  };
};
