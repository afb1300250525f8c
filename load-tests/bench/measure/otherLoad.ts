import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { cpuEverUsed, tickMillis } from './processTree.ts';

const busyMillis = (): number => {
  const [, user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8').split(/\s+/, 9).map(Number);
  return [user, nice, system, irq, softirq].reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) * tickMillis;
};

/** Which part of all cores others used since `watchOthers` was called, from 0 to 1. Above 0.25, distrust latencies. */
export type OthersShare = () => number;

export const watchOthers = (): OthersShare => {
  const started = { at: performance.now(), busy: busyMillis(), own: cpuEverUsed(process.pid) };
  return () => {
    const others = busyMillis() - started.busy - (cpuEverUsed(process.pid) - started.own);
    const all = (performance.now() - started.at) * availableParallelism();
    return Math.min(1, Math.max(0, others / all));
  };
};
