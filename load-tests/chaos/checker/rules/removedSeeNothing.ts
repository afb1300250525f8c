import type { Frame } from '../../record/line.ts';
import type { Read } from '../../record/pages.ts';
import type { Check, Rule, Scope } from '../rule.ts';

/** How long after the answer a fact of somebody who was removed may still be written. */
const mostMillis = 1_000;

const checkActor = (frame: Frame, number: number, { known, report }: Scope): void => {
  const absence = known.absenceBelow(frame.actor, frame.position);
  if (absence === undefined) return;
  const after = frame.stamp - known.wall(absence.begins);
  if (after > mostMillis && frame.stamp < known.wall(absence.ends))
    report(`${frame.actor} wrote ${Math.round(after)} ms after they were removed`, [...absence.lines, number]);
};

const checkReader = (frame: Frame, number: number, { known, report }: Scope): void => {
  const absence = known.absenceBelow(known.personOf(frame.reader), frame.position);
  if (absence !== undefined && frame.at < absence.ends)
    report(`${frame.reader} was told a fact that is later than the removal of its person`, [...absence.lines, number]);
};

const checkPage = (read: Read, number: number, { known, report }: Scope): void => {
  const person = known.people.get(read.client);
  for (const { id, position } of read.rows) {
    const absence = known.absenceBelow(person, position);
    if (absence !== undefined && read.at < absence.ends)
      report(`${read.client} was shown ${id} as it was after their removal`, [...absence.lines, number]);
  }
};

/** Rule 9, for bans and kicks alike. */
export const removedSeeNothing: Rule = {
  number: 9,
  name: 'who was removed sees nothing that is later, and writes nothing a second later',
  begin: (scope): Check => ({
    see: (line, number) => {
      if (line.kind === 'read') checkPage(line, number, scope);
      if (line.kind !== 'frame') return;
      checkActor(line, number, scope);
      checkReader(line, number, scope);
    },
  }),
};
