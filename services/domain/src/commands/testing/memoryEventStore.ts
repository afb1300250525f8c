import {
  type Appended,
  BatchTooLarge,
  type EventStore,
  EventStoreUnavailable,
  type ExpectedRevision,
  eventStoreLimits,
  FactTooLarge,
  type ReadOptions,
  type StoredFact,
  WrongExpectedRevision,
} from '@chat/platform';
import type { Envelope } from '@chat/schema/events';

/** One append as it came in. */
export interface AppendCall {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly facts: readonly Envelope[];
}

const bytesOf = (fact: Envelope): number => Buffer.byteLength(JSON.stringify(fact));

/** A log in memory that fails as a spec says. No feed. */
export class MemoryEventStore implements EventStore {
  readonly facts: StoredFact[] = [];
  readonly calls: AppendCall[] = [];
  /** Asked before each append; what it throws, the append throws and nothing is written. */
  before: (call: AppendCall) => void | Promise<void> = () => undefined;
  /** Asked after each append; what it throws, the append throws though everything is written. */
  after: (call: AppendCall) => void | Promise<void> = () => undefined;

  async append(stream: string, expected: ExpectedRevision, facts: readonly Envelope[]): Promise<Appended> {
    const call = { stream, expected, facts };
    this.calls.push(call);
    await this.before(call);
    const appended = this.write(call);
    await this.after(call);
    return appended;
  }

  /** Writes without asking anybody. */
  write({ stream, expected, facts }: AppendCall): Appended {
    const sizes = facts.map(bytesOf);
    const large = sizes.findIndex((bytes) => bytes > eventStoreLimits.factBytes);
    const tooLarge = facts[large];
    if (tooLarge !== undefined) throw new FactTooLarge(tooLarge.id, sizes[large] ?? 0);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (facts.length > eventStoreLimits.batchFacts || bytes > eventStoreLimits.batchBytes)
      throw new BatchTooLarge(facts.length, bytes);
    const standing = this.of(stream);
    const firstRevision = expected === 'no_stream' ? 0 : expected + 1;
    const there = standing.slice(firstRevision, firstRevision + facts.length);
    if (facts.every(({ id }, index) => there[index]?.id === id))
      return { firstRevision, positions: there.map(({ position }) => position) };
    if (standing.length !== firstRevision) throw new WrongExpectedRevision(stream, expected, standing.length - 1);
    const stored = facts.map((fact, index) => ({
      ...structuredClone(fact),
      stream,
      revision: firstRevision + index,
      position: (this.facts.length + index + 1).toString().padStart(8, '0'),
    }));
    this.facts.push(...stored);
    return { firstRevision, positions: stored.map(({ position }) => position) };
  }

  of(stream: string): readonly StoredFact[] {
    return this.facts.filter((fact) => fact.stream === stream);
  }

  async read(stream: string, { from, backwards = false, limit = 1_000 }: ReadOptions = {}): Promise<readonly StoredFact[]> {
    const facts = this.of(stream);
    if (!backwards) return facts.slice(from ?? 0, (from ?? 0) + limit);
    return facts
      .slice(0, (from ?? facts.length) + 1)
      .reverse()
      .slice(0, limit);
  }

  feed(): AsyncIterable<readonly StoredFact[]> {
    throw new EventStoreUnavailable('this log has no feed');
  }

  async head(): Promise<StoredFact | undefined> {
    return this.facts.at(-1);
  }

  async close(): Promise<void> {}
}
