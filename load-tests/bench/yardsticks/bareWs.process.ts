import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { serverFrame } from '../load/frames.ts';
import { markedText, markOf, remark } from '../load/marker.ts';
import { offer } from '../remote.ts';
import type { BareCommands } from './yardstick.ts';

// The least that a broadcast can be: one prepared frame, one write a socket and message, nothing stored, nothing checked.
const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, handleProtocols: () => 'graphql-transport-ws' });
const subscribed = new Set<Socket>();
let prepared = serverFrame(markedText(0));

const broadcast = (index: number): void => {
  const frame = remark(prepared, index);
  for (const socket of subscribed) socket.write(frame);
};

sockets.on('connection', (client, request) => {
  const { socket } = request;
  client.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text.includes('"connection_init"')) client.send('{"type":"connection_ack"}');
    else if (text.includes('"ping"')) client.send('{"type":"pong"}');
    else if (text.startsWith('{"id":"1"')) subscribed.add(socket);
    else {
      const index = markOf(data, 0, data.length);
      broadcast(index);
      client.send(`{"id":"s${index}","type":"next","payload":"${markedText(index)}"}`);
    }
  });
  client.on('close', () => subscribed.delete(socket));
});

http.listen(0, '127.0.0.1');
await once(http, 'listening');

const commands: BareCommands = {
  port: async () => (http.address() as AddressInfo).port, // a TCP server's address is a record
  prepare: async (text) => {
    prepared = serverFrame(text);
  },
  collectGarbage: async () => globalThis.gc?.(),
};

offer(commands);
