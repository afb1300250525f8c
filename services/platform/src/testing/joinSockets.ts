import type { Socket } from 'node:net';

/** Hands on what either says, until one of them ends: then both do. A stopped process fills no memory: `pipe` waits for slow readers. */
export const joinSockets = (client: Socket, server: Socket): void => {
  const end = (): void => {
    client.destroy();
    server.destroy();
  };
  for (const socket of [client, server]) {
    socket.setNoDelay(true);
    // Either end may break at any time: that is what specs do to them. The other one learns of it by `close`.
    socket.on('error', end);
    socket.once('close', end);
  }
  client.pipe(server);
  server.pipe(client);
};
