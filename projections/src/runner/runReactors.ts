import type { EventReader, Log, PrivateStore, StoredFact } from '@chat/platform';
import type { FactType, Id, Position } from '@chat/schema/events';
import { BackOff } from './backOff.ts';
import { FeedWatch } from './feedWatch.ts';
import type { Reactor } from './reactor.ts';
import { withoutText } from './sealedTexts.ts';
import { isBefore } from './viewState.ts';

export interface ReactorPorts<Deps> {
  readonly eventStore: Pick<EventReader, 'feed' | 'head'>;
  readonly privateStore: Pick<PrivateStore, 'get' | 'write'>;
  readonly log: Log;
  readonly logId: Id;
  readonly deps: Deps;
  readonly backOff?: () => BackOff;
}

export interface ReactorStatus {
  readonly name: string;
  readonly position: Position | undefined;
  /** Attempts that failed since the last one that did not. */
  readonly failures: number;
}

export interface ReactorsHandle {
  status(): readonly ReactorStatus[];
  /** Lets each reactor finish the fact at hand. */
  stop(): Promise<void>;
}

type Checkpoint = { readonly logId: Id; readonly position: Position | null };

const collection = 'reactors';
/** Facts that a reactor does not handle cost little to meet again: its place among them is kept this often, and at the end. */
const keepEveryMillis = 30_000;

/** One reactor: it reads what concerns it by itself, so that a failing one holds up no other, and waits at the common watch. */
class ReactorRun<Deps> {
  readonly #ports: ReactorPorts<Deps>;
  readonly #reactor: Reactor<Deps>;
  readonly #watch: FeedWatch;
  readonly #handled: ReadonlySet<string>;
  readonly #backOff: BackOff;
  #position: Position | undefined;
  #kept: Position | undefined;
  #keptAt = Number.NEGATIVE_INFINITY;
  #isWaiting = false;

  constructor(ports: ReactorPorts<Deps>, reactor: Reactor<Deps>, watch: FeedWatch) {
    this.#ports = ports;
    this.#reactor = reactor;
    this.#watch = watch;
    this.#handled = new Set<FactType>(reactor.handles);
    this.#backOff = ports.backOff?.() ?? new BackOff();
  }

  get status(): ReactorStatus {
    const isAtWatch = this.#isWaiting && isBefore(this.#position, this.#watch.position);
    const position = isAtWatch ? this.#watch.position : this.#position;
    return { name: this.#reactor.name, position, failures: this.#backOff.failures };
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#start();
        await this.#follow(signal);
      } catch (error) {
        this.#ports.log.error('a reactor failed, going on from its checkpoint', { reactor: this.#reactor.name, error });
      }
      await this.#backOff.pause(signal);
    }
    await this.#keep().catch((error: unknown) => {
      this.#ports.log.warn('how far a reactor is could not be kept', { reactor: this.#reactor.name, error });
    });
  }

  async #start(): Promise<void> {
    const { privateStore, eventStore, logId } = this.#ports;
    const stored = await privateStore.get<Checkpoint>(collection, this.#reactor.name);
    const isOurs = stored?.value.logId === logId;
    const start = this.#reactor.startsAt === 'HEAD' ? (await eventStore.head())?.position : undefined;
    this.#position = isOurs ? (stored.value.position ?? undefined) : start;
    if (isOurs) this.#kept = this.#position;
    else await this.#write();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#watch.covers(this.#position)) await this.#wait(signal);
      else await this.#catchUp(signal);
    }
  }

  async #wait(signal: AbortSignal): Promise<void> {
    this.#isWaiting = true;
    const awaited = { types: this.#handled, after: this.#position };
    this.#position = await this.#watch.quietUntil(awaited, keepEveryMillis, signal);
    this.#isWaiting = false;
    await this.#keepNowAndThen();
  }

  async #catchUp(stopping: AbortSignal): Promise<void> {
    const following = new AbortController();
    const signal = AbortSignal.any([stopping, following.signal]);
    try {
      for await (const facts of this.#ports.eventStore.feed(this.#position, signal)) {
        await this.#take(facts, signal);
        if (signal.aborted || this.#watch.covers(this.#position)) return;
      }
    } finally {
      following.abort();
    }
  }

  async #take(facts: readonly StoredFact[], signal: AbortSignal): Promise<void> {
    for (const fact of facts.filter(({ type }) => this.#handled.has(type))) {
      if (signal.aborted) return;
      await this.#reactor.react(withoutText(fact), this.#ports.deps);
      this.#position = fact.position;
      await this.#keep();
      this.#backOff.reset();
    }
    this.#position = facts.at(-1)?.position ?? this.#position;
    await this.#keepNowAndThen();
  }

  async #keepNowAndThen(): Promise<void> {
    if (performance.now() - this.#keptAt >= keepEveryMillis) await this.#keep();
  }

  async #keep(): Promise<void> {
    if (this.#position !== this.#kept) await this.#write();
  }

  async #write(): Promise<void> {
    const position = this.#position;
    const value = { logId: this.#ports.logId, position: position ?? null } satisfies Checkpoint;
    await this.#ports.privateStore.write([{ collection, id: this.#reactor.name, value }]);
    this.#kept = position;
    this.#keptAt = performance.now();
  }
}

/** Runs reactors until `stop`, each from its own checkpoint in the private store. What fails is tried again, for ever. */
export const runReactors = <Deps>(ports: ReactorPorts<Deps>, reactors: readonly Reactor<Deps>[]): ReactorsHandle => {
  const stopping = new AbortController();
  const watch = new FeedWatch(ports.eventStore, ports.log);
  const runs = reactors.map((reactor) => new ReactorRun(ports, reactor, watch));
  const running = [watch.run(stopping.signal), ...runs.map((run) => run.run(stopping.signal))];
  return {
    status: () => runs.map((run) => run.status),
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};
