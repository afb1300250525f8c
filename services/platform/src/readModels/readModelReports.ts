import type { Id, Millis } from '@chat/schema/events';
import type { Clock } from '../clock/clock.ts';
import type { PrivateStore } from '../privateStore/privateStore.ts';
import type { Json } from '../readStore/readStore.ts';
import type { ProjectionsStatus, RebuildReport } from './readModels.ts';

/** How the read models stood, and when that was told. */
export interface ToldStatus {
  readonly at: Millis;
  readonly status: ProjectionsStatus;
}

/** What became of a rebuild that was asked for. */
export type RebuildOutcome =
  | { readonly kind: 'REBUILT'; readonly report: RebuildReport }
  | { readonly kind: 'FAILED'; readonly name: string; readonly message: string };

/** A rebuild that somebody asked for. A newer one of the same view takes its place. */
export interface RebuildRequest {
  readonly id: Id;
  readonly view: string;
  readonly askedAt: Millis;
  readonly outcome: RebuildOutcome | null;
}

/** What the process that folds the read models and the others tell each other, through the private store that they share. */
export interface ReadModelReports {
  tell(status: ProjectionsStatus): Promise<void>;
  /** Nothing where it was never told. */
  latest(): Promise<ToldStatus | undefined>;
  ask(request: Pick<RebuildRequest, 'id' | 'view'>): Promise<void>;
  /** Those that wait for an answer, at most 1,000. */
  asked(): Promise<readonly RebuildRequest[]>;
  /** Nothing happens where another request of the view has taken its place. */
  answer(request: RebuildRequest, outcome: RebuildOutcome): Promise<void>;
  /** Nothing until it is answered. */
  outcomeOf(request: Pick<RebuildRequest, 'id' | 'view'>): Promise<RebuildOutcome | undefined>;
}

const statusPlace = { collection: 'readModels', id: 'status' } as const;
const rebuilds = 'readModelRebuilds';

// What JSON says of it: absent positions are left out.
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Reports in the private store: each write is small, and nothing of them is needed after a restart. */
export const readModelReports = (store: Pick<PrivateStore, 'get' | 'write' | 'list'>, clock: Clock): ReadModelReports => ({
  tell: async (status) => {
    await store.write([{ ...statusPlace, value: plain({ at: clock.now(), status } satisfies ToldStatus) }]);
  },
  latest: async () => (await store.get<ToldStatus>(statusPlace.collection, statusPlace.id))?.value,
  ask: async ({ id, view }) => {
    const value = { id, view, askedAt: clock.now(), outcome: null } satisfies RebuildRequest;
    await store.write([{ collection: rebuilds, id: view, value }]);
  },
  asked: async () => {
    const requests = await store.list<RebuildRequest>(rebuilds, { limit: 1_000 });
    return requests.map(({ value }) => value).filter(({ outcome }) => outcome === null);
  },
  answer: async (request, outcome) => {
    const standing = await store.get<RebuildRequest>(rebuilds, request.view);
    if (standing?.value.id !== request.id) return;
    const value = plain({ ...request, outcome } satisfies RebuildRequest);
    await store.write([{ collection: rebuilds, id: request.view, value, expected: standing.version }]);
  },
  outcomeOf: async ({ id, view }) => {
    const request = (await store.get<RebuildRequest>(rebuilds, view))?.value;
    if (request !== undefined && request.id === id) return request.outcome ?? undefined;
    return { kind: 'FAILED', name: 'RebuildReplaced', message: `another rebuild of ${view} was asked for meanwhile` };
  },
});
