import { setTimeout as pause } from 'node:timers/promises';
import type { Log, ReadModelReports, ReadModels, RebuildOutcome, RebuildRequest } from '@chat/platform';

export interface ReportingParts {
  readonly readModels: Pick<ReadModels, 'status' | 'rebuild'>;
  readonly reports: ReadModelReports;
  readonly log: Log;
}

const tellEvery = 1_000;

const outcomeOf = async ({ readModels }: ReportingParts, view: string): Promise<RebuildOutcome> => {
  try {
    return { kind: 'REBUILT', report: await readModels.rebuild(view) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'FAILED', name, message };
  }
};

/**
 * Tells the other processes each second how the read models stand, and does what they ask for. Disposing it ends that; a rebuild
 * under way is the runner's to give up.
 */
export const reporting = (parts: ReportingParts): AsyncDisposable => {
  const { readModels, reports, log } = parts;
  const underWay = new Map<string, Promise<void>>();
  const answer = async (request: RebuildRequest): Promise<void> => {
    const outcome = await outcomeOf(parts, request.view);
    await reports.answer(request, outcome);
  };
  const begin = (request: RebuildRequest): void => {
    if (underWay.has(request.id)) return;
    const answering = answer(request)
      // It stays asked for, and is done again.
      .catch((error: unknown) => log.warn('what became of a rebuild could not be told', { view: request.view, error }))
      .finally(() => underWay.delete(request.id));
    underWay.set(request.id, answering);
  };
  const report = async (): Promise<void> => {
    await reports.tell(readModels.status());
    for (const request of await reports.asked()) begin(request);
  };
  const stopping = new AbortController();
  const telling = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await report().catch((error: unknown) => log.warn('how the read models stand could not be told', { error }));
      await pause(tellEvery, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping ends the wait
    }
  };
  const told = telling();
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await told;
      await Promise.all(underWay.values());
    },
  };
};
