import { type EventStore, type Log, type PrivateStore, ringsIn, type StoredFact, type Vault } from '@chat/platform';
import { definitionOf, type Id, type Position } from '@chat/schema/events';
import { replayVault } from './vaultAtStart.ts';

/** The log holds what this version, or this vault, cannot read. Nothing was changed. */
export class LogRefused extends Error {
  override readonly name = 'LogRefused';
}

export interface LogAtStart {
  readonly store: Pick<EventStore, 'feed' | 'head' | 'read'>;
  readonly vault: Pick<Vault, 'missingRings' | 'replay'>;
  readonly privateStore: Pick<PrivateStore, 'get' | 'write'>;
  readonly logId: Id;
  readonly log: Log;
}

type Watermark = { readonly logId: Id; readonly position: Position };

const place = { collection: 'startCheck', id: 'log' } as const;
const saveEveryMillis = 5_000;

const checkType = ({ type, meta, stream, revision }: StoredFact): void => {
  const where = `revision ${revision} of ${stream}`;
  const definition = definitionOf(type);
  if (definition === undefined && meta.ignorable !== true)
    throw new LogRefused(`the log holds facts of a later version: ${where} is ${type}, which this version does not know`);
  if (definition !== undefined && meta.schemaVersion > definition.schemaVersion)
    throw new LogRefused(
      `the log holds facts of a later version: ${where} is ${type} of schema ${meta.schemaVersion}, this version knows ${definition.schemaVersion}`,
    );
};

const checkedUpTo = async ({ privateStore, logId }: LogAtStart, head: Position): Promise<Position | undefined> => {
  const value = (await privateStore.get<Watermark>(place.collection, place.id))?.value;
  // Another log, or an older copy of this one: nothing is known of it.
  return value !== undefined && value.logId === logId && value.position <= head ? value.position : undefined;
};

/** Reads what follows the watermark, up to the head of now; answers with the rings that it names. */
const read = async (parts: LogAtStart, head: Position): Promise<ReadonlySet<Id>> => {
  const rings = new Set<Id>();
  const after = await checkedUpTo(parts, head);
  // The feed would wait for the next fact.
  if (after === head) return rings;
  const reading = new AbortController();
  for await (const facts of parts.store.feed(after, reading.signal)) {
    for (const fact of facts) {
      checkType(fact);
      for (const ring of ringsIn(fact)) rings.add(ring);
    }
    if ((facts.at(-1)?.position ?? '') >= head) break;
  }
  reading.abort();
  return rings;
};

const checkRings = async (vault: LogAtStart['vault'], rings: ReadonlySet<Id>): Promise<void> => {
  const [missing, ...others] = await vault.missingRings(rings);
  if (missing === undefined) return;
  const more = others.length === 0 ? '' : ` and of ${others.length} others`;
  throw new LogRefused(`the vault lacks the keys of ring ${missing}${more}, which the log names: restore the vault of this log`);
};

const keepWatermark = (parts: LogAtStart): AsyncDisposable & { save(): Promise<void> } => {
  const { store, privateStore, logId, log } = parts;
  let saved: Position | undefined;
  const save = async (): Promise<void> => {
    const position = (await store.head())?.position;
    if (position === undefined || position === saved) return;
    await privateStore.write([{ ...place, value: { logId, position } satisfies Watermark }]);
    saved = position;
  };
  // Where it cannot be kept, the next start only reads more.
  const trySave = () => save().catch((error: unknown) => log.warn('how far the log is checked could not be kept', { error }));
  const saving = setInterval(() => void trySave(), saveEveryMillis);
  const end = async () => {
    clearInterval(saving);
    await trySave();
  };
  return { save, [Symbol.asyncDispose]: end };
};

/**
 * Makes the keys agree with `vault-main`, and refuses, before that, a log with a fact that this version does not know and may
 * not skip, or one of a higher schema version; after it, text whose ring is neither in the vault nor destroyed (`LogRefused`).
 * Each fact is looked at once: a watermark in the private store follows the facts that this process appends itself, so that a
 * start stays short however long the log is.
 */
export const checkLog = async (parts: LogAtStart): Promise<AsyncDisposable> => {
  const { store, vault } = parts;
  const head = (await store.head())?.position;
  const rings = head === undefined ? new Set<Id>() : await read(parts, head);
  await replayVault(store, vault);
  await checkRings(vault, rings);
  const watermark = keepWatermark(parts);
  await watermark.save();
  return watermark;
};
