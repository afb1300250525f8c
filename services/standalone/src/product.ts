import type { HubStatistics } from '@chat/api';
import { type Environment, type Log, type RebuildReport, startMetrics, type WriterStatistics } from '@chat/platform';
import { type ReactorsHandle, reactors, runReactors } from '@chat/projections';
import { type Node, openNode } from './node.ts';

/** A running product. */
export interface Product {
  /** Where it listens. */
  readonly address: string;
  /** Where people reach it. */
  readonly publicUrl: string;
  /** Makes the first administrator, once; absent where there is one. The links of earlier starts are void. */
  readonly setUpLink: string | undefined;
  /** What the log counted since the start: facts, appends, commits. */
  statistics(): WriterStatistics;
  /** What was pushed since the start, and to how many. */
  liveStatistics(): HubStatistics;
  /** Builds a view anew beside the live one and puts it in its place. */
  rebuild(view: string): Promise<RebuildReport>;
  /** Finishes commands and batches, then closes everything. Repeating it changes nothing. */
  stop(): Promise<void>;
}

const startReactors = ({ services }: Node, log: Log): ReactorsHandle => {
  const { store: eventStore, privateStore, logId } = services;
  return runReactors({ eventStore, privateStore, logId, log, deps: services }, reactors);
};

/** Starts everything in this process on the embedded stores. What was opened is closed again where a part cannot start. */
export const startProduct = async (
  environment: Environment,
  log: Log,
  /** Whether it serves the pages too, and builds them where they are not. */
  { servesPages = false }: { readonly servesPages?: boolean } = {},
): Promise<Product> => {
  await using opened = new AsyncDisposableStack();
  let port: number | undefined;
  const measuring = await startMetrics(environment, log);
  if (measuring !== undefined) opened.use(measuring);
  const metrics = measuring?.metrics;
  const opening = openNode(environment, log, { boundPort: () => port, metrics });
  // A third of the start is loading this: it happens while the threads of the stores start.
  const loading = import('@chat/api');
  const node = opened.use(await opening);
  const { projections } = node;
  const following = startReactors(node, log);
  opened.defer(() => following.stop());
  const onPort = (bound: number): void => {
    port = bound;
  };
  const { startApi } = await loading;
  const api = opened.use(
    await startApi({ ...node, readModels: projections }, { environment, log, servesPages, metrics, onPort }),
  );
  const { address, setUpLink } = api;
  const { publicUrl } = node.services;
  const stack = opened.move();
  let stopping: Promise<void> | undefined;
  return {
    address,
    publicUrl,
    setUpLink,
    statistics: () => node.statistics(),
    liveStatistics: () => api.liveStatistics(),
    rebuild: (view) => projections.rebuild(view),
    stop: () => {
      stopping ??= stack.disposeAsync();
      return stopping;
    },
  };
};
