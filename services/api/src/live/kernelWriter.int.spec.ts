import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { KernelWriter } from './kernelWriter.ts';

const listening = async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // of a TCP server
  /** Both ends of one connection. */
  const pair = async (): Promise<readonly [ours: Socket, theirs: Socket]> => {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const theirs = connect(port, '127.0.0.1');
    await once(theirs, 'connect');
    return [(await accepted)[0], theirs];
  };
  return { pair, [Symbol.asyncDispose]: async () => void server.close() };
};

const piece = (index: number): Buffer => Buffer.alloc(50_000, `${index} `);

it('keeps the order of what it wrote itself and what it left to the stream, while the reader does not read', async () => {
  await using server = await listening();
  const [ours, theirs] = await server.pair();
  const pieces = Array.from({ length: 300 }, (_, index) => piece(index)); // 15 MB: more than the kernel keeps
  const writer = new KernelWriter(ours);
  theirs.pause();
  const [early, late] = [pieces.slice(0, 200), pieces.slice(200)];
  for (const bytes of early) writer.write(bytes);
  expect(ours.writableLength).toBeGreaterThan(0);
  const received: Buffer[] = [];
  theirs.on('data', (bytes: Buffer) => received.push(bytes)).resume();
  await once(ours, 'drain');
  for (const bytes of late) writer.write(bytes);
  ours.end();
  await once(theirs, 'end');
  expect(Buffer.concat(received).equals(Buffer.concat(pieces))).toBe(true);
});

it('writes past the stream where the kernel takes everything', async () => {
  await using server = await listening();
  const [ours, theirs] = await server.pair();
  const writer = new KernelWriter(ours);
  const received = once(theirs, 'data');
  writer.write(Buffer.from('hello'));
  expect(String(await received)).toBe('hello');
  expect(ours.bytesWritten).toBe(0); // what the stream counts
  ours.destroy();
});

it('gives nothing to the connection that has the descriptor next', async () => {
  await using server = await listening();
  const [closed, other] = await server.pair();
  const writer = new KernelWriter(closed);
  closed.on('error', () => undefined); // written to after its end
  closed.destroy();
  other.destroy();
  await once(closed, 'close');
  const connections: (readonly [Socket, Socket])[] = [];
  for (let count = 0; count < 10; count += 1) connections.push(await server.pair());
  const received: string[] = [];
  for (const ends of connections) for (const end of ends) end.on('data', (bytes) => received.push(String(bytes)));
  writer.write(Buffer.from('not for you'));
  for (const [ours] of connections) ours.write('.');
  await Promise.all(connections.map(([, theirs]) => once(theirs, 'data')));
  expect(received).toEqual(Array.from({ length: 10 }, () => '.'));
  for (const ends of connections) for (const end of ends) end.destroy();
});

it('tells a broken connection by the stream', async () => {
  await using server = await listening();
  const [ours, theirs] = await server.pair();
  const writer = new KernelWriter(ours);
  const failed = once(ours, 'error');
  theirs.resetAndDestroy();
  await new Promise((resolve) => setImmediate(resolve));
  for (let index = 0; index < 3; index += 1) writer.write(piece(index));
  const [error] = (await failed) as [NodeJS.ErrnoException];
  expect(['EPIPE', 'ECONNRESET']).toContain(error.code);
});

it('uses the stream of what is no TCP socket, or encrypts', async () => {
  const stream = Object.assign(new PassThrough(), { encrypted: true, _handle: { fd: 1 } });
  new KernelWriter(stream).write(Buffer.from('secret'));
  expect(String(stream.read())).toBe('secret');
  const plain = new PassThrough();
  new KernelWriter(plain).write(Buffer.from('hello'));
  expect(String(plain.read())).toBe('hello');
});
