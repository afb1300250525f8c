import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@chat/platform';
import { createPubSub } from '@graphql-yoga/subscription';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { offer } from '../remote.ts';
import type { YardstickCommands } from './yardstick.ts';

// graphql-ws and the PubSub that type-graphql hands out, on the product's own schema: what one gets from the documentation.
const schema: GraphQLSchema = buildSchema(
  readFileSync(new URL('../../../schema/graphql/schema.graphql', import.meta.url), 'utf8'),
);
const pubSub = createPubSub<Record<string, [object]>>();

const fieldOf = (type: GraphQLObjectType | null | undefined, name: string) => {
  const field = type?.getFields()[name];
  if (field === undefined) throw new Error(`the schema has no ${name}`);
  return field;
};

let seq = 0;
const actorId = newId();

const postedIn = (channelId: string, content: string): object => {
  seq += 1;
  const factId = newId();
  return {
    __typename: 'MessagePosted',
    factId,
    messageId: factId,
    channelId,
    seq,
    at: new Date().toISOString(),
    actorId,
    authorId: actorId,
    cursor: Buffer.from(`["c","${factId}",${seq}]`).toString('base64url'),
    content,
    mentions: { users: [], roles: [], everyone: false, here: false },
    replies: [],
  };
};

interface SendArguments {
  readonly input: { readonly channelId: string; readonly content: string };
}

fieldOf(schema.getMutationType(), 'sendMessage').resolve = (_source: unknown, { input }: SendArguments) => {
  const message = postedIn(input.channelId, input.content);
  pubSub.publish(input.channelId, message);
  return { position: String(seq), repeated: false, message };
};
const channelEvents = fieldOf(schema.getSubscriptionType(), 'channelEvents');
channelEvents.subscribe = (_source: unknown, { channelId }: { readonly channelId: string }) => pubSub.subscribe(channelId);
channelEvents.resolve = (event: unknown) => event;

const http = createServer();
useServer({ schema }, new WebSocketServer({ server: http, path: '/graphql', perMessageDeflate: false }));
http.listen(0, '127.0.0.1');
await once(http, 'listening');

const commands: YardstickCommands = {
  port: async () => (http.address() as AddressInfo).port, // a TCP server's address is a record
  collectGarbage: async () => globalThis.gc?.(),
};

offer(commands);
