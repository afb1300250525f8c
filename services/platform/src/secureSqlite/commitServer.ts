import { type MessagePort, parentPort } from 'node:worker_threads';

/** What a worker thread does for a `CommitWorker`: it owns the file's only writing connection. */
export interface CommitServer<Request, Answer> {
  /** One durable transaction for all requests; answers in their order. Where it throws, nothing of the batch is written. */
  commit(requests: readonly Request[]): readonly Answer[];
  close(): void;
}

export type ToServer<Request> = { readonly kind: 'commit'; readonly requests: readonly Request[] } | { readonly kind: 'close' };
export type FromServer<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'committed'; readonly answers: readonly Answer[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'closed' };

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const handle = <Request, Answer>(
  server: CommitServer<Request, Answer>,
  port: MessagePort,
  message: ToServer<Request>,
): FromServer<Answer> => {
  try {
    if (message.kind === 'commit') return { kind: 'committed', answers: server.commit(message.requests) };
    server.close();
    port.close();
    return { kind: 'closed' };
  } catch (cause) {
    return { kind: 'failed', message: messageOf(cause) };
  }
};

/** Runs in the worker: opens the server and answers batches until it is closed. A failure to open is reported, not thrown. */
export const serveCommits = <Request, Answer>(open: () => CommitServer<Request, Answer>): void => {
  const port = parentPort;
  if (port === null) throw new Error('serveCommits runs in a worker thread only');
  const tell = (message: FromServer<Answer>) => port.postMessage(message);
  try {
    const server = open();
    port.on('message', (message: ToServer<Request>) => tell(handle(server, port, message)));
    tell({ kind: 'ready' });
  } catch (cause) {
    tell({ kind: 'failed', message: messageOf(cause) });
  }
};
