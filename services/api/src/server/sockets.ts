import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { addressKey, type Clock, type Limits, type Log, limitRules } from '@chat/platform';
import type { FastifyInstance } from 'fastify';
import { handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { LiveSocket, textFrameOf } from '../live/index.ts';
import { isOwnOrigin } from './origin.ts';
import { type ProtocolOptions, type SocketState, socketProtocol } from './socketProtocol.ts';
import { type SocketWatch, watchSockets } from './socketWatch.ts';

export interface SocketsOptions extends ProtocolOptions {
  readonly publicUrl: () => string;
  /** How many proxies in front are believed about the client's address. */
  readonly trustedProxies: number;
  readonly clock: Clock;
}

/** Bytes of one message of a client. */
const mostMessage = 65_536;

const statusTexts = { 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' } as const;

const refuse = (tcp: Duplex, status: keyof typeof statusTexts): void => {
  tcp.end(`HTTP/1.1 ${status} ${statusTexts[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const clientAddress = (request: IncomingMessage, trustedProxies: number): string => {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const hops = [
    ...forwarded.map((address) => address.trim()).filter((address) => address !== ''),
    request.socket.remoteAddress ?? '',
  ];
  return hops.at(-1 - Math.min(trustedProxies, hops.length - 1)) ?? '';
};

/** Why an upgrade is not taken, or nothing. */
const refusalOf = async (request: IncomingMessage, options: SocketsOptions): Promise<keyof typeof statusTexts | undefined> => {
  const [path] = (request.url ?? '').split('?');
  if (path !== '/graphql') return 404;
  if (!isOwnOrigin(request.headers.origin, options.publicUrl())) return 403;
  const { limits, trustedProxies } = options;
  return (await isAllowed(limits, clientAddress(request, trustedProxies))) ? undefined : 429;
};

const isAllowed = async (limits: Limits, address: string): Promise<boolean> =>
  (await limits.take(addressKey(address), limitRules.requestPerAddress)).allowed;

const unexpected = /^Unexpected message of type/;

interface Parts {
  readonly protocol: Server<SocketState>;
  readonly watch: SocketWatch;
  readonly options: SocketsOptions;
}

/** Messages that the protocol does not know close with 4400; what breaks inside with 4500. */
const failed = (socket: LiveSocket, error: unknown, log: Log): void => {
  if (error instanceof Error && unexpected.test(error.message)) {
    socket.close(4400, 'Invalid message received');
    return;
  }
  log.error('a message of a socket could not be handled', { error });
  socket.close(4500, 'Internal server error');
};

/** A socket as the protocol's library sees it: one object, since there are as many as clients. */
class ProtocolSocket {
  readonly protocol: string;
  readonly #ws: WebSocket;
  readonly #socket: LiveSocket;
  readonly #log: Log;

  constructor(ws: WebSocket, socket: LiveSocket, log: Log) {
    this.protocol = ws.protocol;
    this.#ws = ws;
    this.#socket = socket;
    this.#log = log;
  }

  send(text: string): void {
    this.#socket.push(textFrameOf(text));
  }

  close(code = 1000, reason = ''): void {
    this.#socket.close(code, reason);
  }

  onMessage(take: (text: string) => Promise<void>): void {
    this.#ws.on('message', (data, isBinary) => {
      if (isBinary) this.#socket.close(4400, 'Invalid message received');
      else take(String(data)).catch((error: unknown) => failed(this.#socket, error, this.#log));
    });
  }
}

const open = (ws: WebSocket, state: SocketState, { protocol, watch, options }: Parts): void => {
  const { hub, log, clock } = options;
  const closed = protocol.opened(new ProtocolSocket(ws, state.socket, log), state);
  watch.add(state);
  const heard = () => {
    state.socket.heardAt = clock.now();
  };
  ws.on('pong', heard);
  ws.on('message', heard);
  ws.on('error', (error) => log.debug('a socket failed', { error }));
  ws.on('close', (code, reason) => {
    watch.delete(state);
    if (state.connection !== undefined) hub.connections.delete(state.connection);
    closed(code, String(reason)).catch((error: unknown) => log.error('a socket could not be closed cleanly', { error }));
  });
};

/** Serves subscriptions at `/graphql` of this server. Sockets are closed before the server closes. */
export const serveSockets = (server: FastifyInstance, options: SocketsOptions): void => {
  const { hub, clock, log } = options;
  const protocol = socketProtocol(options);
  const upgrades = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: mostMessage,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const watch = watchSockets({ hub, clock });
  const accept = (request: IncomingMessage, tcp: Duplex, head: Buffer): void =>
    upgrades.handleUpgrade(request, tcp, head, (ws) => {
      const state: SocketState = { socket: new LiveSocket(ws, tcp, { flusher: hub.flusher, now: clock.now() }) };
      open(ws, state, { protocol, watch, options });
    });
  server.server.on('upgrade', (request, tcp, head) => {
    const drop = () => tcp.destroy();
    tcp.on('error', drop);
    refusalOf(request, options)
      .then((status) => {
        tcp.off('error', drop);
        if (status === undefined) accept(request, tcp, head);
        else refuse(tcp, status);
      })
      .catch((error: unknown) => {
        log.error('a socket could not be upgraded', { error });
        drop();
      });
  });
  server.addHook('preClose', async () => watch.stop());
};
