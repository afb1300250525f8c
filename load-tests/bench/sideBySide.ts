import type { Contender } from './arena.ts';
import type { LoadCommands } from './load/target.ts';
import { cpuDuring } from './measure/cpuDuring.ts';
import type { Remote } from './remote.ts';

/** A contender with its subscribers connected. */
export interface Loaded {
  readonly pid: number;
  readonly load: Remote<LoadCommands>;
}

/** Connects so many subscribers to each contender; they stay for all rounds, and bursts take turns. */
export const connected = async <const Names extends string>(
  contenders: Readonly<Record<Names, Contender>>,
  sockets: number,
): Promise<Readonly<Record<Names, Loaded>> & AsyncDisposable> => {
  await using stack = new AsyncDisposableStack();
  const loaded: Partial<Record<string, Loaded>> = {};
  for (const [name, { pid, load }] of Object.entries<Contender>(contenders))
    loaded[name] = { pid, load: stack.use(await load(sockets)) };
  const moved = stack.move();
  // One entry for each contender.
  return { ...(loaded as Record<Names, Loaded>), [Symbol.asyncDispose]: () => moved.disposeAsync() };
};

const refuseLosses = ({ lost, sent }: { readonly lost: number; readonly sent: number }): void => {
  if (lost !== 0) throw new Error(`${lost} deliveries of ${sent} messages were lost`);
};

/** Microseconds of CPU a delivery at a steady rate, and what the load saw. */
export const pacedCost = async ({ pid, load }: Loaded, perSecond: number, seconds: number) => {
  const [seen, cpu] = await cpuDuring(pid, () => load.commands.paced(perSecond, seconds));
  refuseLosses(seen);
  return { ...seen, micros: (cpu * 1_000) / seen.delivered };
};

/** Deliveries a second with so many messages under way, and CPU a delivery. */
export const closedRate = async ({ pid, load }: Loaded, inFlight: number, seconds: number) => {
  const [seen, cpu] = await cpuDuring(pid, () => load.commands.closed(inFlight, seconds));
  refuseLosses(seen);
  return {
    perSecond: seen.delivered / seen.seconds,
    micros: (cpu * 1_000) / seen.delivered,
    sentPerSecond: seen.sent / seen.seconds,
  };
};

export const rounded = (value: number | undefined): string => Math.round(value ?? 0).toLocaleString('en');
