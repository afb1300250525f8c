import { setTimeout as wait } from 'node:timers/promises';
import type { Recorder } from '../record/record.ts';
import type { PlannedFault, Round } from './plan.ts';

/** Ends the wait early where all is over. */
const pause = async (millis: number, over: AbortSignal): Promise<void> => {
  // What is over needs no more waiting.
  await wait(millis, undefined, { signal: over }).catch(() => undefined);
};

const begin = async ({ fault, part: { faults } }: PlannedFault): Promise<void> => {
  await faults[fault]?.();
};

const end = async ({ fault, part: { faults } }: PlannedFault): Promise<void> => {
  if (fault === 'kill') await faults.start?.();
  if (fault === 'stop') faults.resume?.();
  if (fault === 'refuse') faults.accept?.();
};

const inject = async (planned: PlannedFault, recorder: Recorder, over: AbortSignal): Promise<void> => {
  const { fault, part, millis } = planned;
  recorder.write({ kind: 'fault', fault, target: part.name, ...(fault === 'cut' ? {} : { for: millis }) });
  try {
    await begin(planned);
    await pause(millis, over);
  } finally {
    await end(planned);
    recorder.write({ kind: 'faultOver', fault, target: part.name });
  }
};

/** Lets one round after the other happen until all is over; every fault is undone when this resolves. */
export const injectFaults = async (rounds: Iterable<Round>, recorder: Recorder, over: AbortSignal): Promise<void> => {
  for (const { quietMillis, faults } of rounds) {
    await pause(quietMillis, over);
    if (over.aborted) return;
    await Promise.all(faults.map((planned) => inject(planned, recorder, over)));
  }
};
