import { connect, type Socket } from 'node:net';

interface Waiting {
  readonly resolve: (body: string) => void;
  readonly reject: (error: Error) => void;
}

const headEnd = Buffer.from('\r\n\r\n');

/** One kept connection: a request at a time, read no further than its length asks. */
class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: Waiting | undefined;
  #isOpen = true;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => {
      this.#isOpen = false;
      this.#fail(new Error('the server closed the connection'));
    });
  }

  /** False once it is closed: servers close a connection that nobody uses for a minute or so. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  request(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const bodyAt = this.#received.indexOf(headEnd) + headEnd.length;
    if (bodyAt < headEnd.length) return;
    const head = this.#received.toString('latin1', 0, bodyAt);
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#fail(new Error(`an answer without a length: ${head}`));
      return;
    }
    if (this.#received.length < bodyAt + Number(length)) return;
    const body = this.#received.toString('utf8', bodyAt, bodyAt + Number(length));
    this.#received = Buffer.alloc(0);
    const waiting = this.#take();
    if (head.startsWith('HTTP/1.1 200 ')) waiting?.resolve(body);
    else waiting?.reject(new Error(`${head.split('\r\n', 1)[0]}: ${body}`));
  }

  #take(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #fail(error: Error): void {
    this.#take()?.reject(error);
  }
}

/** GraphQL requests over as many kept connections as there are requests at a time. */
export class HttpSender {
  readonly #port: number;
  readonly #head: string;
  #idle: Connection[] = [];
  readonly #all: Connection[] = [];

  constructor(port: number, token: string) {
    this.#port = port;
    const lines = [
      'POST /graphql HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      'content-type: application/json',
      `authorization: Bearer ${token}`,
    ];
    this.#head = lines.join('\r\n');
  }

  /** The body of the answer; an answer other than 200 is an error. */
  async post(body: string): Promise<string> {
    // A request on a closed one would never be answered.
    this.#idle = this.#idle.filter(({ isOpen }) => isOpen);
    const connection = this.#idle.pop() ?? this.#open();
    const answer = await connection.request(`${this.#head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    this.#idle.push(connection);
    return answer;
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  #open(): Connection {
    const connection = new Connection(this.#port);
    this.#all.push(connection);
    return connection;
  }
}
