import { type EsdbFaceOptions, type FaceCounts, Handlers, host } from './faceHandlers.ts';
import { FaceLog } from './faceLog.ts';
import { featuresService, type GrpcServer, gossipService, grpc, streamsService } from './generated.ts';

export type { EsdbFaceOptions, FaceMember } from './faceHandlers.ts';

export interface EsdbFace extends AsyncDisposable {
  readonly port: number;
  readonly counts: Readonly<FaceCounts>;
  /** Calls that are under way, subscriptions among them. */
  readonly openCalls: number;
  /** Forgets the ids of appends with `any`, as a leader change does. */
  forgetIds(): void;
  /** Ends all connections and calls at once, and goes. */
  close(): Promise<void>;
}

const bind = (server: GrpcServer, { port = 0, tls }: EsdbFaceOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const credentials =
      tls === undefined
        ? grpc.ServerCredentials.createInsecure()
        : grpc.ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }]);
    server.bindAsync(`${host}:${port}`, credentials, (error, bound) => (error === null ? resolve(bound) : reject(error)));
  });

/**
 * A small gRPC face of an EventStoreDB node over the SQLite store, for tests of the adapter where there is no node. It is
 * made from the client's own definitions, keeps a node's rules of idempotency, writes events of the system
 * between the facts, and sends a checkpoint after each event.
 */
export const openEsdbFace = async (options: EsdbFaceOptions): Promise<EsdbFace> => {
  const log = await FaceLog.open(options.directory);
  const handlers = new Handlers(options, log);
  const server = new grpc.Server();
  server.addService(streamsService.StreamsService, {
    append: handlers.append,
    batchAppend: handlers.batchAppend,
    read: handlers.read,
  });
  server.addService(gossipService.GossipService, { read: handlers.gossip });
  server.addService(featuresService.ServerFeaturesService, { getSupportedMethods: handlers.features });
  const port = await bind(server, options);
  handlers.port = port;
  let closing: Promise<void> | undefined;
  const close = () => {
    server.forceShutdown();
    closing ??= handlers.close();
    return closing;
  };
  return {
    port,
    counts: handlers.counts,
    get openCalls() {
      return handlers.openCalls;
    },
    forgetIds: () => handlers.appends.forget(),
    close,
    [Symbol.asyncDispose]: close,
  };
};
