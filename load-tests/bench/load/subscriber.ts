import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader, type OnFrame } from './frames.ts';

export interface SubscriberOptions {
  readonly port: number;
  readonly token: string | undefined;
  /** The frames after the acknowledgement. */
  readonly onFrame: OnFrame;
}

const headEnd = '\r\n\r\n';
// One for all sockets: what is read is looked at before the next read.
const shared = Buffer.alloc(65_536);
const acknowledgement = Buffer.from('{"type":"connection_ack"');

const upgradeOf = (port: number): string =>
  [
    'GET /graphql HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    headEnd,
  ]
    .join('\r\n')
    .slice(0, -2);

/** A socket that speaks just enough `graphql-transport-ws`, as cheaply as it can. */
export class Subscriber {
  readonly #socket: Socket;
  readonly #acknowledged = Promise.withResolvers<void>();
  #isClosing = false;

  constructor({ port, token, onFrame }: SubscriberOptions) {
    let isAcknowledged = false;
    const frames = new FrameReader((buffer, start, end, opcode) => {
      if (isAcknowledged) this.#take(onFrame, buffer, start, end, opcode);
      else if (buffer.subarray(start, end).includes(acknowledgement)) {
        isAcknowledged = true;
        this.#acknowledged.resolve();
      }
    });
    let head: string | undefined = '';
    const callback = (size: number, buffer: Uint8Array): boolean => {
      const chunk = Buffer.from(buffer.buffer, buffer.byteOffset, size);
      if (head === undefined) frames.push(chunk);
      else head = this.#afterHead(head + chunk.toString('latin1'), frames);
      return true;
    };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: shared, callback } });
    this.#socket.write(upgradeOf(port));
    const payload = token === undefined ? {} : { payload: { accessToken: token } };
    this.send(JSON.stringify({ type: 'connection_init', ...payload }));
    this.#socket.on('error', (error) => this.#acknowledged.reject(error));
    this.#socket.on('close', () => this.#end());
  }

  /** Resolves when the server has acknowledged the connection. */
  get acknowledged(): Promise<void> {
    return this.#acknowledged.promise;
  }

  send(text: string): void {
    this.#socket.write(clientFrame(text));
  }

  close(): void {
    this.#isClosing = true;
    this.#socket.destroy();
  }

  #afterHead(head: string, frames: FrameReader): string | undefined {
    const end = head.indexOf(headEnd);
    if (end < 0) return head;
    if (!head.startsWith('HTTP/1.1 101 ')) this.#acknowledged.reject(new Error(`no upgrade: ${head.slice(0, end)}`));
    const rest = head.slice(end + headEnd.length);
    if (rest.length > 0) frames.push(Buffer.from(rest, 'latin1'));
    return undefined;
  }

  #take(onFrame: OnFrame, buffer: Buffer, start: number, end: number, opcode: number): void {
    if (opcode === 1) onFrame(buffer, start, end, opcode);
    // A ping of the protocol: unanswered, the server takes the socket for dead.
    if (opcode === 9) this.#socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
    if (opcode === 8) this.#end(`code ${buffer.readUInt16BE(start)} ${buffer.toString('utf8', start + 2, end)}`);
  }

  #end(reason = 'the connection broke'): void {
    const error = new Error(`a subscriber was closed: ${reason}`);
    this.#acknowledged.reject(error);
    // A lost subscriber makes every figure wrong, so nothing goes on.
    if (!this.#isClosing) throw error;
  }
}
