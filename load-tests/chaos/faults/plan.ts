import type { Part } from '../cluster/cluster.ts';
import type { Random } from '../random.ts';
import type { Fault } from '../record/line.ts';

/** Something that happens to a part for some milliseconds; a cut is over at once. */
export interface PlannedFault {
  readonly fault: Fault['fault'];
  readonly part: Part;
  readonly millis: number;
}

/** Faults that begin together, after a time of quiet. */
export interface Round {
  readonly quietMillis: number;
  readonly faults: readonly PlannedFault[];
}

/** How long each fault lasts, at least and at most. */
const lengths: Readonly<Record<Fault['fault'], readonly [number, number]>> = {
  kill: [0, 1_500],
  stop: [1_000, 8_000],
  cut: [0, 0],
  refuse: [500, 3_000],
};

const quiet = [500, 4_000] as const;
/** Of a hundred rounds, those in which two parts are hit at once. */
const twiceShare = 25;

const possibleFor = ({ faults }: Part): readonly Fault['fault'][] =>
  (Object.keys(lengths) as Fault['fault'][]).filter((fault) => faults[fault] !== undefined); // its keys

const faultOn = (part: Part, random: Random): readonly PlannedFault[] => {
  const fault = random.one(possibleFor(part));
  return fault === undefined ? [] : [{ fault, part, millis: random.between(...lengths[fault]) }];
};

/** Rounds without end, the same ones for the same seed and parts. */
export function* plannedRounds(parts: readonly Part[], random: Random): Generator<Round> {
  for (;;) {
    const quietMillis = random.between(...quiet);
    const first = random.one(parts);
    const others = parts.filter((part) => part !== first);
    const second = random.percent(twiceShare) ? random.one(others) : undefined;
    const hit = [first, second].filter((part) => part !== undefined);
    yield { quietMillis, faults: hit.flatMap((part) => faultOn(part, random)) };
  }
}
