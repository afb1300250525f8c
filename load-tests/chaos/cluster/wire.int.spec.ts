import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { openWire } from './wire.ts';

interface Echo extends AsyncDisposable {
  readonly port: number;
}

/** Says again whatever it hears. */
const startEcho = async (): Promise<Echo> => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // it is cut
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

const connected = async (port: number): Promise<Socket> => {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  return socket;
};

const echoed = async (socket: Socket, text: string): Promise<string> => {
  socket.write(text);
  return String((await once(socket, 'data'))[0]);
};

/** Resolves with the code with which it broke. */
const broken = (socket: Socket): Promise<unknown> =>
  new Promise((resolve) => socket.once('error', (error) => resolve((error as NodeJS.ErrnoException).code)));

it('what is said goes both ways, until the wire is cut; who comes back is let through', async () => {
  await using echo = await startEcho();
  await using wire = await openWire({ target: () => echo.port });
  const socket = await connected(wire.port);
  expect(await echoed(socket, 'hello')).toBe('hello');
  expect(wire.connections).toBe(1);
  const breaking = broken(socket);
  wire.cut();
  expect(await breaking).toBe('ECONNRESET');
  const again = await connected(wire.port);
  expect(await echoed(again, 'again')).toBe('again');
  again.destroy();
});

it('while it refuses, nobody is let through', async () => {
  await using echo = await startEcho();
  await using wire = await openWire({ target: () => echo.port });
  const before = await connected(wire.port);
  expect(await echoed(before, 'hello')).toBe('hello');
  const cutOff = broken(before);
  wire.refuse();
  expect(await cutOff).toBe('ECONNRESET');
  expect(await broken(connect({ port: wire.port, host: '127.0.0.1' }))).toBe('ECONNRESET');
  wire.accept();
  const after = await connected(wire.port);
  expect(await echoed(after, 'back')).toBe('back');
  after.destroy();
});

it('where nothing is behind it, who comes is refused', async () => {
  await using wire = await openWire({ target: () => undefined });
  expect(await broken(connect({ port: wire.port, host: '127.0.0.1' }))).toBe('ECONNRESET');
});

it('what ends behind it ends before it', async () => {
  const echo = await startEcho();
  await using wire = await openWire({ target: () => echo.port });
  const socket = await connected(wire.port);
  expect(await echoed(socket, 'hello')).toBe('hello');
  const closed = once(socket, 'close');
  await echo[Symbol.asyncDispose]();
  await closed;
});
