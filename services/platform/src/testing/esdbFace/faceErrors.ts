import { type CallMetadata, codes, grpc } from './generated.ts';

/** An error as gRPC sends it: the client reads the kind of a node's refusal from the metadata. */
export class FaceError extends Error {
  override readonly name = 'FaceError';
  readonly code: number;
  readonly details: string;
  readonly metadata: CallMetadata;

  constructor(code: number, details: string, metadata: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    this.details = details;
    this.metadata = new grpc.Metadata();
    for (const [name, value] of Object.entries(metadata)) this.metadata.set(name, value);
  }
}

export const accessDenied = (): FaceError =>
  new FaceError(codes.unauthenticated, 'Access Denied', { exception: 'access-denied' });

export const notLeader = (host: string, port: number): FaceError =>
  new FaceError(codes.notFound, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const tooLarge = (most: number): FaceError =>
  new FaceError(codes.invalidArgument, 'Maximum Append Size Exceeded', {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(most),
  });

/** What a handler threw, as gRPC can send it. */
export const sendable = (error: unknown): FaceError =>
  error instanceof FaceError ? error : new FaceError(codes.invalidArgument, String(error));
