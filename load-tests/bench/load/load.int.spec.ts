import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { serverFrame } from './frames.ts';
import { Load } from './load.ts';

const caughtUp = serverFrame('{"id":"1","type":"next","payload":{"data":{"channelEvents":{"__typename":"CaughtUp"}}}}');
const pong = serverFrame('{"type":"pong"}');

/** A server that says both in one segment, as a busy one does. */
const startHasty = async () => {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, handleProtocols: () => 'graphql-transport-ws' });
  sockets.on('connection', (client, { socket }) => {
    client.on('message', (data: Buffer) => {
      if (data.includes('connection_init')) client.send('{"type":"connection_ack"}');
      if (data.includes('"ping"')) socket.write(Buffer.concat([caughtUp, pong]));
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    port: (http.address() as AddressInfo).port, // a TCP server's address is a record
    [Symbol.asyncDispose]: async () => {
      for (const client of sockets.clients) client.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

describe('the load generator', () => {
  it('takes a subscription for live that is answered together with the ping behind it', async () => {
    await using server = await startHasty();
    const load = new Load();
    const send = { kind: 'http', channelId: '' } as const;
    const subscription = { query: '', variables: {} };
    const connecting = load.connect({ port: server.port, tokens: [], subscription, framesBefore: 1, send }, 3);
    await expect(connecting).resolves.toBeUndefined();
    await load.disconnect();
  });
});
