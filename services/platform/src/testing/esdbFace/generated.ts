import { createRequire } from 'node:module';

// The definitions that the official client is built from, and the gRPC that it brings along: the very ones that it uses itself.
const fromHere = createRequire(import.meta.url);
const fromClient = createRequire(fromHere.resolve('@eventstore/db-client/package.json'));

type Streams = typeof import('@eventstore/db-client/generated/streams_pb.js');
type StreamsService = typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
type Shared = typeof import('@eventstore/db-client/generated/shared_pb.js');
type Status = typeof import('@eventstore/db-client/generated/status_pb.js');
type Gossip = typeof import('@eventstore/db-client/generated/gossip_pb.js');
type GossipService = typeof import('@eventstore/db-client/generated/gossip_grpc_pb.js');
type Features = typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
type FeaturesService = typeof import('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');
type StreamsServer = import('@eventstore/db-client/generated/streams_grpc_pb.js').IStreamsServer;

/** Messages and services; each has the type that its generated file declares. */
export const streams = fromClient('./generated/streams_pb.js') as Streams;
export const streamsService = fromClient('./generated/streams_grpc_pb.js') as StreamsService;
export const shared = fromClient('./generated/shared_pb.js') as Shared;
export const status = fromClient('./generated/status_pb.js') as Status;
export const gossip = fromClient('./generated/gossip_pb.js') as Gossip;
export const gossipService = fromClient('./generated/gossip_grpc_pb.js') as GossipService;
export const features = fromClient('./generated/serverfeatures_pb.js') as Features;
export const featuresService = fromClient('./generated/serverfeatures_grpc_pb.js') as FeaturesService;

type Details = NonNullable<ReturnType<InstanceType<Status['Status']>['getDetails']>>;
type EmptyValue = NonNullable<ReturnType<InstanceType<Shared['WrongExpectedVersion']>['getCurrentNoStream']>>;

/** What the generated messages take from protobuf itself. */
export const protobuf = {
  ...(fromClient('google-protobuf/google/protobuf/any_pb.js') as { readonly Any: new () => Details }),
  ...(fromClient('google-protobuf/google/protobuf/empty_pb.js') as { readonly Empty: new () => EmptyValue }),
};

export type ReadCall = Parameters<StreamsServer['read']>[0];
export type ReadRequest = ReadCall['request'];
export type ReadResponse = Parameters<ReadCall['write']>[0];
export type AppendCall = Parameters<StreamsServer['append']>[0];
export type AppendAnswer = Parameters<StreamsServer['append']>[1];
export type BatchAppendCall = Parameters<StreamsServer['batchAppend']>[0];
export type BatchAppendRequest = InstanceType<Streams['BatchAppendReq']>;
export type CallMetadata = ReadCall['metadata'];

/** As much of grpc-js as the face needs; the client does not export it. */
export interface Grpc {
  readonly Server: new () => GrpcServer;
  readonly ServerCredentials: {
    createInsecure(): unknown;
    createSsl(roots: null, pairs: readonly { readonly private_key: Buffer; readonly cert_chain: Buffer }[]): unknown;
  };
  readonly Metadata: new () => CallMetadata;
}

export interface GrpcServer {
  addService(service: unknown, handlers: unknown): void;
  bindAsync(address: string, credentials: unknown, bound: (error: Error | null, port: number) => void): void;
  /** Ends all calls at once. */
  forceShutdown(): void;
}

export const grpc = fromClient('@grpc/grpc-js') as Grpc;

/** Status codes of gRPC. */
export const codes = { invalidArgument: 3, notFound: 5, unauthenticated: 16 } as const;
