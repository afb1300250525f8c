import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A socket that says exactly what a spec wants it to say. */
export interface RawSocket {
  readonly messages: readonly Readonly<Record<string, unknown>>[];
  readonly socket: WebSocket;
  send(message: unknown): void;
  sendText(text: string | Buffer): void;
  /** The code with which the server closes it. */
  closed(): Promise<number>;
  until(isIt: (message: Readonly<Record<string, unknown>>) => boolean): Promise<Readonly<Record<string, unknown>>>;
}

export interface RawOptions {
  readonly origin?: string;
  /** Empty: none. */
  readonly protocol?: string;
  /** Says who it is and waits for the acknowledgement. */
  readonly token?: string;
}

export const rawSocket = async (
  url: string,
  { origin, protocol = 'graphql-transport-ws', token }: RawOptions = {},
): Promise<RawSocket> => {
  const socket = new WebSocket(url, protocol === '' ? [] : [protocol], origin === undefined ? {} : { origin });
  const messages: Readonly<Record<string, unknown>>[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as Record<string, unknown>));
  const closing = once(socket, 'close');
  closing.catch(() => undefined); // who waits for it is told
  await once(socket, 'open');
  const raw: RawSocket = {
    messages,
    socket,
    send: (message) => socket.send(JSON.stringify(message)),
    sendText: (text) => socket.send(text),
    closed: async () => Number((await closing)[0]),
    until: async (isIt) => {
      for (;;) {
        const found = messages.find(isIt);
        if (found !== undefined) return found;
        await Promise.race([once(socket, 'message'), closing.then(([code]) => Promise.reject(new Error(`closed with ${code}`)))]);
      }
    },
  };
  if (token !== undefined) {
    raw.send({ type: 'connection_init', payload: { accessToken: token } });
    await raw.until(({ type }) => type === 'connection_ack');
  }
  return raw;
};
