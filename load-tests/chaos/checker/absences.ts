import { type Command, type Commands, linesOfCommand, outcomeOf, successesOf } from './commands.ts';

/** A time in which somebody was certainly not in the guild. */
export interface Absence {
  readonly person: string;
  /** Facts above it are later than the removal. */
  readonly position: string;
  /** When the removal was acknowledged. */
  readonly begins: number;
  /** When somebody first asked to let them in again; infinite where nobody did. */
  readonly ends: number;
  /** The removal's. */
  readonly lines: readonly number[];
}

const firstAsked = ({ attempts }: Command): number => Math.min(...attempts.map(({ invoked }) => invoked.at));

const lowest = (positions: readonly string[]): string => positions.toSorted()[0] ?? '';

const absenceOf = (removal: Command, admissions: readonly Command[]): Absence | undefined => {
  const successes = successesOf(removal);
  const person = removal.invoked.person;
  if (successes.length === 0 || person === undefined) return undefined;
  const begins = Math.min(...successes.map(({ succeeded }) => succeeded.at));
  const asked = (admission: Command): number => firstAsked(admission);
  // Asked while they were being removed, or never answered before: nobody knows which came last.
  const isUnclear = admissions.some(
    (admission) => asked(admission) <= begins && (asked(admission) >= firstAsked(removal) || outcomeOf(admission) === 'unknown'),
  );
  if (isUnclear) return undefined;
  return {
    person,
    position: lowest(successes.map(({ succeeded }) => succeeded.position)),
    begins,
    ends: Math.min(Number.POSITIVE_INFINITY, ...admissions.map(asked).filter((at) => at > begins)),
    lines: linesOfCommand(removal),
  };
};

/** When who was out, by person, each list in the order of the log. */
export const absencesIn = (commands: Commands): ReadonlyMap<string, readonly Absence[]> => {
  const admissions = Map.groupBy(commands.of('admit'), ({ invoked }) => invoked.person);
  const absences = [...commands.of('remove')]
    .map((removal) => absenceOf(removal, admissions.get(removal.invoked.person) ?? []))
    .filter((absence) => absence !== undefined)
    .sort((one, other) => (one.position < other.position ? -1 : 1));
  return Map.groupBy(absences, ({ person }) => person);
};
