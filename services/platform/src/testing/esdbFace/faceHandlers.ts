import { FaceAppends, takeAppend } from './faceAppends.ts';
import { takeBatchAppends } from './faceBatchAppends.ts';
import { accessDenied, notLeader, sendable } from './faceErrors.ts';
import type { FaceLog } from './faceLog.ts';
import { takeRead } from './faceReads.ts';
import {
  type AppendAnswer,
  type AppendCall,
  type BatchAppendCall,
  type CallMetadata,
  features,
  gossip,
  type ReadCall,
} from './generated.ts';

/** Where the face listens. */
export const host = '127.0.0.1';

/** States of a node, as gossip numbers them. */
const nodeStates = { follower: 6, leader: 8, readOnlyReplica: 14 } as const;

export interface FaceMember {
  readonly port: number;
  readonly state: keyof typeof nodeStates;
}

export interface EsdbFaceOptions {
  /** Holds the log, which outlives the face. */
  readonly directory: string;
  /** Any free one where absent. */
  readonly port?: number;
  /** The port of the leader, where this is another node: calls that want the leader are sent there. */
  readonly leaderPort?: number;
  /** The nodes of the cluster as gossip tells them; this one alone where absent. */
  readonly members?: () => readonly FaceMember[];
  /** Calls without these are refused. The client sends them over TLS only. */
  readonly credentials?: { readonly username: string; readonly password: string };
  /** PEM. */
  readonly tls?: { readonly key: Buffer; readonly certificate: Buffer };
  /** False: appends that are repeated at a revision are refused, where a node would answer as the first time. */
  readonly knowsRepeats?: boolean;
  /** Runs when an append is on the disk and not yet answered. */
  readonly beforeAnswer?: () => void;
}

/** How often a face was called. */
export interface FaceCounts {
  appends: number;
  reads: number;
  subscriptions: number;
  /** The positions after which subscriptions began, in their order; 0 is the beginning. */
  readonly subscribedAfter: number[];
}

const refusalOf = (metadata: CallMetadata, { credentials, leaderPort }: EsdbFaceOptions) => {
  if (credentials !== undefined) {
    const { username, password } = credentials;
    const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    if (metadata.get('authorization')[0] !== wanted) return accessDenied();
  }
  if (leaderPort !== undefined && metadata.get('requires-leader')[0] === 'true') return notLeader(host, leaderPort);
  return undefined;
};

/** The calls of a node, over one log. */
export class Handlers {
  readonly #options: EsdbFaceOptions;
  readonly #log: FaceLog;
  readonly appends: FaceAppends;
  readonly counts: FaceCounts = { appends: 0, reads: 0, subscriptions: 0, subscribedAfter: [] };
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();
  port = 0;

  constructor(options: EsdbFaceOptions, log: FaceLog) {
    this.#options = options;
    this.#log = log;
    this.appends = new FaceAppends(log, options.knowsRepeats ?? true);
  }

  readonly append = (call: AppendCall, answer: AppendAnswer): void => {
    this.#run(async () => {
      try {
        const refusal = refusalOf(call.metadata, this.#options);
        if (refusal !== undefined) throw refusal;
        this.counts.appends += 1;
        const response = await takeAppend(call, this.appends);
        this.#options.beforeAnswer?.();
        answer(null, response);
      } catch (error) {
        answer(sendable(error));
      }
    });
  };

  readonly batchAppend = (call: BatchAppendCall): void => {
    this.#run(async () => {
      try {
        const refusal = refusalOf(call.metadata, this.#options);
        if (refusal !== undefined) throw refusal;
        await takeBatchAppends(call, this.appends);
        call.end();
      } catch (error) {
        call.emit('error', sendable(error));
      }
    });
  };

  readonly read = (call: ReadCall): void => {
    this.#run(async () => {
      const over = new AbortController();
      call.on('cancelled', () => over.abort());
      call.on('error', () => over.abort());
      try {
        const refusal = refusalOf(call.metadata, this.#options);
        if (refusal !== undefined) throw refusal;
        this.#count(call.request.getOptions());
        await takeRead(call, this.#log, AbortSignal.any([over.signal, this.#closing.signal]));
        call.end();
      } catch (error) {
        call.emit('error', sendable(error));
      }
    });
  };

  readonly gossip = (_call: unknown, answer: (error: null, info: InstanceType<typeof gossip.ClusterInfo>) => void): void => {
    const info = new gossip.ClusterInfo();
    for (const { port, state } of this.#options.members?.() ?? [{ port: this.port, state: 'leader' } as const])
      info.addMembers(
        new gossip.MemberInfo()
          .setState(nodeStates[state])
          .setIsAlive(true)
          .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
      );
    answer(null, info);
  };

  readonly features = (
    _call: unknown,
    answer: (error: null, methods: InstanceType<typeof features.SupportedMethods>) => void,
  ): void => {
    const batches = new features.SupportedMethod().setServiceName('event_store.client.streams.streams');
    const version = '23.10.0';
    const methods = [batches.setMethodName('batchappend')];
    answer(null, new features.SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods));
  };

  get openCalls(): number {
    return this.#running.size;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#running);
    await this.#log.close();
  }

  #count(options: ReturnType<ReadCall['request']['getOptions']>): void {
    if (options?.hasSubscription() !== true) {
      this.counts.reads += 1;
      return;
    }
    this.counts.subscriptions += 1;
    this.counts.subscribedAfter.push(Number(options.getAll()?.getPosition()?.getCommitPosition() ?? 0));
  }

  #run(handle: () => Promise<void>): void {
    const running = handle();
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }
}
