import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { joinSockets } from '@chat/platform/testing';

/** One port in front of several: connections go to one after the other. */
export interface Balancer extends AsyncDisposable {
  readonly port: number;
}

/** Listens on this port, or on any free one; `targets` is asked for each connection. */
export const openBalancer = async (port: number, targets: () => readonly number[]): Promise<Balancer> => {
  const clients = new Set<Socket>();
  let turn = 0;
  const server = createServer((client) => {
    const ports = targets();
    const target = ports[turn % Math.max(1, ports.length)];
    turn += 1;
    if (target === undefined) {
      client.on('error', () => undefined); // nobody is behind it
      client.resetAndDestroy();
      return;
    }
    clients.add(client);
    client.once('close', () => clients.delete(client));
    joinSockets(client, connect({ port: target, host: '127.0.0.1' }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const client of clients) client.resetAndDestroy();
      await closed;
    },
  };
};
