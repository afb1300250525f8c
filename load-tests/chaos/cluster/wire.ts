import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { joinSockets } from '@chat/platform/testing';

/** A port that leads to another one, until somebody cuts the wire. */
export interface Wire extends AsyncDisposable {
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: number;
  /** Breaks every connection, both ends, in the middle of whatever is said. */
  cut(): void;
  /** From now on connections are broken as soon as they are made; `accept` ends that. */
  refuse(): void;
  accept(): void;
}

export interface ProxyOptions {
  /** Asked for each connection: a restart may move it. Undefined while there is none, and whoever comes is refused. */
  readonly target: () => number | undefined;
}

/** Listens on a free port of this machine. */
export const openWire = async ({ target }: ProxyOptions): Promise<Wire> => {
  const clients = new Set<Socket>();
  let isRefusing = false;
  const server = createServer((client) => {
    const port = isRefusing ? undefined : target();
    if (port === undefined) {
      client.on('error', () => undefined); // it is being broken
      client.resetAndDestroy();
      return;
    }
    clients.add(client);
    client.once('close', () => clients.delete(client));
    joinSockets(client, connect({ port, host: '127.0.0.1' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = (): void => {
    for (const client of clients) client.resetAndDestroy();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get connections() {
      return clients.size;
    },
    cut,
    refuse: () => {
      isRefusing = true;
      cut();
    },
    accept: () => {
      isRefusing = false;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
};
