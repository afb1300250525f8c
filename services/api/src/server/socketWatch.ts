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
  /** The newest sign of life that presence was told of. */
  toldOf: number;
}

/**
 * Closes sockets whose token expires with 4403, pings the others, and cuts those that do not answer. Of whoever does, presence is
 * told: well within its 30 s, since a ping comes every 20.
 */
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
  const tellPresence = ({ socket, connection }: SocketState, watched: Watched): void => {
    if (connection === undefined || socket.heardAt === watched.toldOf) return;
    watched.toldOf = socket.heardAt;
    hub.people.heard(connection);
  };
  const timer = setInterval(() => {
    for (const [state, watched] of sockets) {
      tellPresence(state, watched);
      look(state, watched);
    }
  }, lookEvery);
  timer.unref();
  return {
    add: (state) => {
      sockets.set(state, { pingedAt: clock.now(), toldOf: state.socket.heardAt });
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
