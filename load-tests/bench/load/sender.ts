import { newId } from '@chat/platform';
import { HttpSender } from './httpSender.ts';
import { markedText, markOf } from './marker.ts';
import { Subscriber } from './subscriber.ts';
import type { Target } from './target.ts';

/** Sends marked messages; each resolves, with the message's id where it has one, when it is acknowledged. */
export interface Sender {
  send(index: number): Promise<string>;
  close(): void;
}

export const sendMutation = `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) { position message { messageId content } }
}`;

const inputOf = (channelId: string, index: number) => ({ channelId, clientMessageId: newId(), content: markedText(index) });

const bodyOf = (channelId: string, index: number) => ({ query: sendMutation, variables: { input: inputOf(channelId, index) } });

const overHttp = (port: number, token: string, channelId: string): Sender => {
  const sender = new HttpSender(port, token);
  return {
    send: async (index) => {
      const answer = await sender.post(JSON.stringify(bodyOf(channelId, index)));
      const messageId = /"messageId":"([^"]+)"/.exec(answer)?.[1];
      if (messageId === undefined) throw new Error(`a message was not sent: ${answer}`);
      return messageId;
    },
    close: () => sender.close(),
  };
};

/** The yardsticks answer a mutation on the socket by the number in its content, as stock graphql-ws does. */
const overSocket = async (port: number, channelId: string): Promise<Sender> => {
  const waiting = new Map<number, () => void>();
  const next = Buffer.from('"type":"next"');
  const onFrame = (buffer: Buffer, start: number, end: number) => {
    if (!buffer.subarray(start, end).includes(next)) return;
    const index = markOf(buffer, start, end);
    waiting.get(index)?.();
    waiting.delete(index);
  };
  const socket = new Subscriber({ port, token: undefined, onFrame });
  await socket.acknowledged;
  return {
    send: (index) =>
      new Promise((resolve) => {
        waiting.set(index, () => resolve(''));
        socket.send(JSON.stringify({ id: `s${index}`, type: 'subscribe', payload: bodyOf(channelId, index) }));
      }),
    close: () => socket.close(),
  };
};

export const senderTo = async ({ port, tokens, send }: Target): Promise<Sender> =>
  send.kind === 'http' ? overHttp(port, tokens[0] ?? '', send.channelId) : overSocket(port, send.channelId);
