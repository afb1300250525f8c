import { type Expected, type FaceAppends, factsOf, type Outcome, type Proposed, streamNameOf } from './faceAppends.ts';
import { sendable } from './faceErrors.ts';
import { type BatchAppendCall, type BatchAppendRequest, protobuf, shared, status, streams } from './generated.ts';

type Options = NonNullable<ReturnType<BatchAppendRequest['getOptions']>>;
type Response = Parameters<BatchAppendCall['write']>[0];

/** Requests of one append, until its last one has come. */
interface Gathered {
  readonly options: Options;
  readonly proposed: Proposed[];
}

const expectedOf = (options: Options): Expected => {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
};

const wrongRevision = (expected: Expected, actual: number) => {
  const wrong = new shared.WrongExpectedVersion();
  if (actual < 0) wrong.setCurrentNoStream(new protobuf.Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (typeof expected === 'number') wrong.setExpectedStreamPosition(String(expected));
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new protobuf.Empty());
  else wrong.setExpectedStreamExists(new protobuf.Empty());
  return { type: 'event_store.client.WrongExpectedVersion', bytes: wrong.serializeBinary() };
};

const failed = (message: string, { type, bytes }: { readonly type: string; readonly bytes: Uint8Array }): Response => {
  const details = new protobuf.Any();
  details.pack(bytes, type);
  return new streams.BatchAppendResp().setError(new status.Status().setMessage(message).setDetails(details));
};

const responseOf = (outcome: Outcome, expected: Expected): Response => {
  if (outcome.kind === 'refused') return failed('WrongExpectedVersion', wrongRevision(expected, outcome.actual));
  const commit = String(outcome.commit);
  const position = new shared.AllStreamPosition().setCommitPosition(commit).setPreparePosition(commit);
  return new streams.BatchAppendResp().setSuccess(
    new streams.BatchAppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position),
  );
};

const appended = async (appends: FaceAppends, { options, proposed }: Gathered): Promise<Response> => {
  const expected = expectedOf(options);
  try {
    return responseOf(await appends.append(streamNameOf(options.getStreamIdentifier()), expected, factsOf(proposed)), expected);
  } catch (error) {
    const type = 'event_store.client.Unknown';
    return failed(sendable(error).message, { type, bytes: new shared.Unknown().serializeBinary() });
  }
};

/** Takes one `BatchAppend` call: any number of appends, each in one or more requests, answered one after the other. */
export const takeBatchAppends = async (call: BatchAppendCall, appends: FaceAppends): Promise<void> => {
  const open = new Map<string, Gathered>();
  for await (const request of call as AsyncIterable<BatchAppendRequest>) {
    const correlation = request.getCorrelationId();
    const id = correlation?.getString() ?? '';
    const options = request.getOptions();
    const gathered = open.get(id) ?? (options && { options, proposed: [] });
    if (gathered === undefined) throw new TypeError('an append without options');
    gathered.proposed.push(...request.getProposedMessagesList());
    open.set(id, gathered);
    if (!request.getIsFinal()) continue;
    open.delete(id);
    const response = await appended(appends, gathered);
    call.write(response.setCorrelationId(correlation).setStreamIdentifier(gathered.options.getStreamIdentifier()));
  }
};
