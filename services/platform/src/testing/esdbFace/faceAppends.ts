import type { Envelope, Id, Meta } from '@chat/schema/events';
import { type Appended, WrongExpectedRevision } from '../../eventStore/eventStore.ts';
import { placeOf } from '../../eventStore/positions.ts';
import { tooLarge } from './faceErrors.ts';
import type { FaceLog } from './faceLog.ts';
import { type AppendAnswer, type AppendCall, shared, streams } from './generated.ts';

/** Bytes of one append, as a node is set up where nobody says otherwise. */
const mostBytes = 1_048_576;
const mostRemembered = 10_000;

export type Expected = 'any' | 'stream_exists' | 'no_stream' | number;

/** What became of an append: where its last event stands, or at which revision the stream is instead. */
export type Outcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly commit: number }
  | { readonly kind: 'refused'; readonly actual: number };

/** An event as it comes in. */
export interface Proposed {
  getId(): { getString(): string } | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));

/** The facts of proposed events. */
export const factsOf = (proposed: readonly Proposed[]): Envelope[] => {
  const bytes = proposed.reduce((sum, one) => sum + one.getData_asU8().length + one.getCustomMetadata_asU8().length, 0);
  if (bytes > mostBytes) throw tooLarge(mostBytes);
  return proposed.map((one) => ({
    id: (one.getId()?.getString() ?? '').replaceAll('-', '') as Id, // a UUID without its dashes
    type: one.getMetadataMap().get('type') ?? '',
    data: jsonOf(one.getData_asU8()),
    meta: jsonOf(one.getCustomMetadata_asU8()) as Meta, // the adapter's own
  }));
};

/**
 * Appends with the rules of a node: exact with a revision or `no_stream`; with `any` from ids in memory, as far as it has
 * not forgotten them.
 */
export class FaceAppends {
  readonly #log: FaceLog;
  readonly #remembered = new Map<string, Outcome>();
  /** Off: repeats at a revision are refused as well, as by a store whose rule is other than the port's. */
  readonly #knowsRepeats: boolean;

  constructor(log: FaceLog, knowsRepeats: boolean) {
    this.#log = log;
    this.#knowsRepeats = knowsRepeats;
  }

  /** What a change of the leader does. */
  forget(): void {
    this.#remembered.clear();
  }

  append(stream: string, expected: Expected, facts: readonly Envelope[]): Promise<Outcome> {
    return typeof expected === 'number' || expected === 'no_stream'
      ? this.#exactly(stream, expected === 'no_stream' ? -1 : expected, facts)
      : this.#atEnd(stream, expected, facts);
  }

  async #exactly(stream: string, after: number, facts: readonly Envelope[]): Promise<Outcome> {
    const revision = this.#knowsRepeats ? after : await this.#log.revisionOf(stream);
    if (revision !== after) return { kind: 'refused', actual: revision };
    try {
      return outcomeOf(await this.#log.append(stream, after, facts));
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return { kind: 'refused', actual: error.actual };
      throw error;
    }
  }

  async #atEnd(stream: string, expected: 'any' | 'stream_exists', facts: readonly Envelope[]): Promise<Outcome> {
    const key = `${stream} ${facts.map(({ id }) => id).join()}`;
    const before = this.#remembered.get(key);
    if (before !== undefined) return before;
    for (;;) {
      const revision = await this.#log.revisionOf(stream);
      if (expected === 'stream_exists' && revision < 0) return { kind: 'refused', actual: -1 };
      const outcome = await this.#exactly(stream, revision, facts);
      if (outcome.kind === 'refused') continue;
      if (this.#remembered.size >= mostRemembered) this.forget();
      this.#remembered.set(key, outcome);
      return outcome;
    }
  }
}

const outcomeOf = ({ firstRevision, positions }: Appended): Outcome => ({
  kind: 'appended',
  revision: firstRevision + positions.length - 1,
  commit: placeOf(positions.at(-1) ?? '') * 100,
});

type AppendRequest = Parameters<AppendCall['emit']>[1] & InstanceType<typeof streams.AppendReq>;
type Options = NonNullable<ReturnType<AppendRequest['getOptions']>>;

const expectedOf = (options: Options): Expected => {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
};

export const streamNameOf = (identifier: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

const successOf = ({ revision, commit }: Extract<Outcome, { kind: 'appended' }>) => {
  const position = new streams.AppendResp.Position().setCommitPosition(String(commit)).setPreparePosition(String(commit));
  return new streams.AppendResp().setSuccess(
    new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(position),
  );
};

const refusalOf = (expected: Expected, actual: number) => {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedStreamExists(new shared.Empty());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

/** Takes one `Append` call: its options come first, then its events. */
export const takeAppend = async (call: AppendCall, appends: FaceAppends): Promise<Parameters<AppendAnswer>[1]> => {
  const proposed: Proposed[] = [];
  let options: Options | undefined;
  for await (const request of call as AsyncIterable<AppendRequest>) {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message !== undefined) proposed.push(message);
  }
  if (options === undefined) throw new TypeError('an append without options');
  const expected = expectedOf(options);
  const outcome = await appends.append(streamNameOf(options.getStreamIdentifier()), expected, factsOf(proposed));
  return outcome.kind === 'appended' ? successOf(outcome) : refusalOf(expected, outcome.actual);
};
