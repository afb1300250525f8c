import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { type Answer, type AppendMessage, GroupCommit } from './groupCommit.ts';

/** Main thread to writer: appends of one turn of its event loop, or the wish to end. */
export type ToWriter = readonly AppendMessage[] | 'close';
/** Writer to main thread. `failure`: why nothing of these appends was written. `ready` comes first. */
export type FromWriter =
  | 'ready'
  | { readonly answers: readonly Answer[] }
  | { readonly tickets: readonly number[]; readonly failure: string };

export interface WriterData {
  readonly path: string;
  readonly maximumPages?: number;
}

/** A transaction holds at most so many appends more than one message brings, so that no group grows without bound. */
const mostAppendsWaiting = 1_024;

const { path, maximumPages } = workerData as WriterData; // set by SqliteWriter
let writer: GroupCommit | undefined;

const answer = (port: MessagePort, message: FromWriter): void => port.postMessage(message);

/** After a failure the connection is given up, so that the next group starts from what is really in the file. */
const giveUp = (): void => {
  try {
    writer?.close();
  } finally {
    writer = undefined;
  }
};

const commit = (port: MessagePort, appends: readonly AppendMessage[]): void => {
  try {
    writer ??= new GroupCommit(path, maximumPages);
    answer(port, { answers: writer.commit(appends) });
  } catch (error) {
    giveUp();
    const failure = error instanceof Error ? error.message : String(error);
    answer(port, { tickets: appends.map(({ ticket }) => ticket), failure });
  }
};

/** Takes everything that waits by now into one group: the longer a commit takes, the more share the next. */
const handle = (port: MessagePort, first: ToWriter): void => {
  const appends: AppendMessage[] = [];
  let message: ToWriter | undefined = first;
  while (message !== undefined && message !== 'close') {
    appends.push(...message);
    // any: what a port receives is what SqliteWriter posted
    message = appends.length < mostAppendsWaiting ? receiveMessageOnPort(port)?.message : undefined;
  }
  if (appends.length > 0) commit(port, appends);
  if (message !== 'close') return;
  giveUp();
  port.close();
};

if (parentPort === null) throw new Error('sqliteWriter.worker.ts runs as a worker thread only');
const port = parentPort;
port.on('message', (message: ToWriter) => handle(port, message));
answer(port, 'ready');
