import { once } from 'node:events';
import { streamNameOf } from './faceAppends.ts';
import type { FaceEvent, FaceLog } from './faceLog.ts';
import { type ReadCall, type ReadRequest, type ReadResponse, shared, streams } from './generated.ts';

type Options = NonNullable<ReturnType<ReadRequest['getOptions']>>;

const uuidOf = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf8'));

const responseOf = (event: FaceEvent): ReadResponse => {
  const commit = String(event.commit);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(uuidOf(event.id)))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(bytesOf(event.stream)))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(commit)
    .setPreparePosition(commit)
    .setData(bytesOf(event.data))
    .setCustomMetadata(bytesOf(event.metadata));
  recorded.getMetadataMap().set('type', event.type).set('content-type', 'application/json').set('created', '0');
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(commit));
};

const checkpointOf = ({ commit }: FaceEvent): ReadResponse =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(commit)),
  );

/** Sends, and waits while the other end does not read. False: the call is over. */
const send = async (call: ReadCall, response: ReadResponse, signal: AbortSignal): Promise<boolean> => {
  if (signal.aborted) return false;
  if (call.write(response)) return true;
  try {
    await once(call, 'drain', { signal });
    return true;
  } catch {
    // Only the signal ends this wait.
    return false;
  }
};

const readStream = async (call: ReadCall, log: FaceLog, signal: AbortSignal, options: Options): Promise<void> => {
  const asked = options.getStream();
  const name = streamNameOf(asked?.getStreamIdentifier());
  const backwards = options.getReadDirection() === 1;
  if ((await log.revisionOf(name)) < 0) {
    const missing = new streams.ReadResp.StreamNotFound();
    if (asked?.hasStreamIdentifier()) missing.setStreamIdentifier(asked.getStreamIdentifier());
    await send(call, new streams.ReadResp().setStreamNotFound(missing), signal);
    return;
  }
  const from = asked?.hasRevision() ? Number(asked.getRevision()) : undefined;
  let left = Number(options.getCount());
  for await (const event of log.stream(name, from, backwards)) {
    if (left === 0 || !(await send(call, responseOf(event), signal))) return;
    left -= 1;
  }
};

const positionOf = (options: Options, log: FaceLog): number => {
  const all = options.getAll();
  if (all?.hasEnd()) return log.end + 1;
  return all?.hasPosition() ? Number(all.getPosition()?.getCommitPosition()) : 0;
};

const readAll = async (call: ReadCall, log: FaceLog, signal: AbortSignal, options: Options): Promise<void> => {
  const from = positionOf(options, log);
  let left = Number(options.getCount());
  for await (const event of options.getReadDirection() === 1 ? log.backwards(from) : log.forwards(from)) {
    if (left === 0 || !(await send(call, responseOf(event), signal))) return;
    left -= 1;
  }
};

const isWanted = (options: Options) => {
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [];
  return ({ stream }: FaceEvent) => prefixes.length === 0 || prefixes.some((prefix) => stream.startsWith(prefix));
};

/** Follows the log. A checkpoint follows each event, also those that are not wanted: more often than any node does. */
const subscribe = async (call: ReadCall, log: FaceLog, signal: AbortSignal, options: Options): Promise<void> => {
  const after = positionOf(options, log);
  const wanted = isWanted(options);
  const end = log.end;
  let isBehind = true;
  const catchUp = async (newest: number): Promise<void> => {
    if (!isBehind || newest < end) return;
    isBehind = false;
    await send(call, new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()), signal);
  };
  await send(
    call,
    new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('1')),
    signal,
  );
  await catchUp(after);
  for await (const events of log.follow(after, signal)) {
    for (const event of events) {
      if (wanted(event) && !(await send(call, responseOf(event), signal))) return;
      await send(call, checkpointOf(event), signal);
    }
    await catchUp(events.at(-1)?.commit ?? 0);
  }
};

/** Answers one `Read` call; of a subscription, until it is cancelled. */
export const takeRead = async (call: ReadCall, log: FaceLog, signal: AbortSignal): Promise<void> => {
  const options = call.request.getOptions();
  if (options === undefined) throw new TypeError('a read without options');
  if (options.hasSubscription()) await subscribe(call, log, signal, options);
  else if (options.hasStream()) await readStream(call, log, signal, options);
  else await readAll(call, log, signal, options);
};
