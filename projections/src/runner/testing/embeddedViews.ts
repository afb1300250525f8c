import {
  type EventReader,
  openSqliteReadStore,
  type ReadStoreWriter,
  type StoredFact,
  sqliteFactsBetween,
  systemClock,
  type VaultReader,
} from '@chat/platform';
import { recordingLog } from '@chat/platform/testing';
import type { Id, Opened } from '@chat/schema/events';
import type { Document, ViewDeclaration } from '@chat/schema/views';
import { foldFacts } from '../foldFacts.ts';
import type { Projection } from '../projection.ts';
import type { RunnerPorts } from '../runnerPorts.ts';
import { openTexts, withoutText } from '../sealedTexts.ts';

/** The runner's ports over real stores on this thread. */
export const portsOver = async (
  { eventStore, vault, logId }: { readonly eventStore: EventReader; readonly vault: VaultReader; readonly logId: Id },
  path: string,
): Promise<RunnerPorts & AsyncDisposable> => {
  const readStore = await openSqliteReadStore({ path });
  return {
    eventStore,
    vault,
    logId,
    readStore,
    clock: systemClock,
    log: recordingLog(),
    factsBetween: sqliteFactsBetween,
    [Symbol.asyncDispose]: () => readStore.close(),
  };
};

/** All documents of a view, in the order of `_id`. */
export const allDocuments = async <Doc extends Document>(
  readStore: Pick<ReadStoreWriter, 'scan'>,
  view: ViewDeclaration<Doc>,
): Promise<readonly Doc[]> => {
  const documents: Doc[] = [];
  for (;;) {
    const page = await readStore.scan(view, documents.at(-1)?._id, 1_000);
    documents.push(...page);
    if (page.length < 1_000) return documents;
  }
};

const allFacts = async (eventStore: EventReader): Promise<readonly StoredFact[]> => {
  const head = await eventStore.head();
  const reading = new AbortController();
  const facts: StoredFact[] = [];
  for await (const page of eventStore.feed(undefined, reading.signal)) {
    facts.push(...page);
    if (facts.at(-1)?.position === head?.position) break;
  }
  reading.abort();
  return facts;
};

/** The documents that a fold from nothing makes of the whole log, in the order of `_id`. */
export const freshFold = async <Doc extends Document>(
  projection: Projection<Doc>,
  { eventStore, vault }: { readonly eventStore: EventReader; readonly vault: VaultReader },
): Promise<readonly Doc[]> => {
  const facts = await allFacts(eventStore);
  const opened = await openTexts(vault, facts);
  const seen: readonly Opened[] = facts.map((fact) => opened.get(fact) ?? withoutText(fact));
  return [...foldFacts(projection, seen).values()].sort((one, other) => (one._id < other._id ? -1 : 1));
};
