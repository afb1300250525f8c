import { isRefusal, rejected } from '@chat/domain/errors';
import { type LimitRule, type Limits, type Log, newId } from '@chat/platform';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context as ProtocolContext, Server } from 'graphql-ws';
import { makeServer } from 'graphql-ws';
import { failure } from '../graph/failure.ts';
import {
  type Hub,
  type LiveConnection,
  type LiveSocket,
  Operations,
  type SubscribePayload,
  Subscription,
} from '../live/index.ts';
import { type Authenticate, type Authenticated, bearerOf } from './authenticate.ts';
import { formatError, isForeseen } from './formatError.ts';
import { complexityRule } from './limits/index.ts';

/** What the server knows of one socket. */
export interface SocketState {
  readonly socket: LiveSocket;
  /** Present once the client has said who it is. */
  connection?: LiveConnection;
  token?: Authenticated;
}

export interface ProtocolOptions {
  readonly hub: Hub;
  readonly schema: GraphQLSchema;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly introspection: boolean;
  readonly log: Log;
}

type Params = Record<string, unknown>;
type Ctx = ProtocolContext<Params, SocketState>;

/** Starting to follow things: all of a client's at once after a pause, then 50 a second. */
const subscribePerToken: LimitRule = { name: 'subscribePerToken', points: 50, perSeconds: 1, burst: 400 };
const longestOperationId = 128;

const tokenOf = (params: Params | undefined): string | undefined => {
  const { accessToken, Authorization, authorization } = params ?? {};
  if (typeof accessToken === 'string') return accessToken;
  const header = Authorization ?? authorization;
  return typeof header === 'string' ? bearerOf(header) : undefined;
};

/** Closes with 4403, which clients answer by coming back with a fresh token; 4401 would be the end for them. */
const connecting =
  ({ hub, authenticate }: ProtocolOptions) =>
  async ({ connectionParams, extra }: Ctx): Promise<boolean> => {
    const { socket } = extra;
    const token = await authenticate(tokenOf(connectionParams));
    if (token === undefined) return false;
    const { userId, sessionId } = token;
    const isIdle = connectionParams?.['isIdle'] === true;
    const connection: LiveConnection = { connectionId: newId(), socket, userId, sessionId, isIdle, subscriptions: new Set() };
    if (!hub.connections.add(connection)) {
      socket.close(1013, 'Too many sockets of this session');
      return false;
    }
    extra.connection = connection;
    extra.token = token;
    // A session that ended before it was registered was missed by the hub; a client may have gone meanwhile.
    const isStillGood = (await authenticate(tokenOf(connectionParams))) !== undefined && socket.isOpen;
    if (isStillGood) hub.people.opened(connection);
    else hub.connections.delete(connection);
    return isStillGood;
  };

const reading = (operations: Operations, { hub, limits }: ProtocolOptions) => {
  return async (connection: LiveConnection, id: string, payload: SubscribePayload) => {
    if (id.length > longestOperationId)
      return [failure(rejected('INVALID_INPUT', { field: 'id', rule: 'LENGTH', limit: longestOperationId }))];
    const { allowed, retryAfter } = await limits.take(connection.sessionId, subscribePerToken);
    if (!allowed) return [failure(rejected('RATE_LIMITED', { retryAfter }))];
    const operation = operations.read(payload);
    if (!('key' in operation)) return operation;
    const opened = await hub.subscribe(connection, id, operation);
    return isRefusal(opened) ? [failure(opened)] : opened;
  };
};

const masked = (error: unknown, log: Log): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  log.error('a subscription could not be opened', { error });
  return failure(rejected('INTERNAL'));
};

const subscribing = (operations: Operations, options: ProtocolOptions) => {
  const { schema, log } = options;
  const open = reading(operations, options);
  return async ({ extra }: Ctx, id: string, payload: SubscribePayload) => {
    if (extra.connection === undefined) return [failure(rejected('UNAUTHENTICATED'))];
    try {
      const answer = await open(extra.connection, id, payload);
      if (!(answer instanceof Subscription)) return answer;
      const { document, operationName, variables } = answer.operation;
      return { schema, document, operationName, variableValues: variables, contextValue: answer };
    } catch (error) {
      return [masked(error, log)];
    }
  };
};

/** A ping may say whether anybody touches the client: it comes over the one connection that it is about. */
const pinged = ({ people }: Hub, { connection }: SocketState, payload: Params | undefined): void => {
  const isIdle = payload?.['isIdle'];
  if (connection !== undefined && typeof isIdle === 'boolean') people.touched(connection, isIdle);
};

/** The protocol `graphql-transport-ws`, with its checks, for subscriptions only; the hub writes the items itself. */
export const socketProtocol = (options: ProtocolOptions): Server<SocketState> => {
  const { schema, introspection, log } = options;
  const operations = new Operations({ schema, rules: [complexityRule], introspection });
  const onSubscribe = subscribing(operations, options);
  return makeServer<Params, SocketState>({
    schema,
    onConnect: connecting(options),
    onPing: ({ extra }, payload) => pinged(options.hub, extra, payload),
    // The library holds the whole message for as long as the subscription: its query is one string for all who ask the same.
    jsonMessageReviver: (key, value: unknown) =>
      key === 'query' && typeof value === 'string' ? operations.shared(value) : value,
    // Lists of errors are never changed; the library's type says nothing about that.
    onSubscribe: (context, id, payload) => onSubscribe(context, id, payload) as never,
    subscribe: ({ contextValue }) => {
      const subscription = contextValue as Subscription; // from onSubscribe, above
      subscription.begin();
      return subscription;
    },
    onError: (_context, _id, _payload, errors) =>
      errors.map((error) => {
        if (!isForeseen(error.extensions['code'])) log.error('a subscription failed', { error: error.originalError ?? error });
        return formatError(error.toJSON(), error);
      }),
  });
};
