import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from '../testing/freePort.ts';
import { redisAddress } from './redisAddress.ts';
import { connectorTo } from './redisConnector.ts';

it('a socket that fails twice, as in a TLS handshake, ends no process; the first failure is the one to tell', async () => {
  const garbling = createServer((socket) => socket.end('this is no TLS')).listen(0, '127.0.0.1');
  await once(garbling, 'listening');
  const { port } = garbling.address() as AddressInfo; // a TCP server has no other kind of address
  const connector = new (connectorTo(redisAddress(`rediss://127.0.0.1:${port}`), undefined))();
  const socket = await connector.connect();
  const [first] = await once(socket, 'error').catch((error: unknown) => [error]);
  socket.emit('error', new Error('and another one'));
  expect(connector.firstError).toBe(first);
  garbling.close();
});

it('a connection that is given up before it was begun is none', async () => {
  const connector = new (connectorTo(redisAddress(`redis://127.0.0.1:${await freePort()}`), undefined))();
  const connecting = connector.connect();
  connector.disconnect();
  await expect(connecting).rejects.toThrow('Connection is closed.');
});
