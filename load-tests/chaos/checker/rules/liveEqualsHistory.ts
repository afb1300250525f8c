import type { Row } from '../../record/pages.ts';
import type { Epoch } from '../epochs.ts';
import type { Fate } from '../facts.ts';
import type { History, RowAt } from '../histories.ts';
import type { Known } from '../known.ts';
import type { Report, Rule, Scope } from '../rule.ts';

/** What the reactions of a message are after all of them that readers were told. */
const countsOf = ({ reactions }: Fate): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { type, emoji = '' } of reactions) counts[emoji] = (counts[emoji] ?? 0) + (type === 'ReactionAdded' ? 1 : -1);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
};

const isSame = (one: Row['reactions'], other: Row['reactions']): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.keys(one).every((emoji) => one[emoji] === other[emoji]);

const checkLiving = ({ row, line }: RowAt, fate: Fate, report: Report): void => {
  const { edits, posted, reactions } = fate;
  const last = edits.at(-1) ?? posted;
  if (last !== undefined && row.revision !== last.id)
    report(`${row.id} is shown as ${row.revision} wrote it, readers were told of ${last.id} last`, [last.line, line]);
  if (!isSame(row.reactions, countsOf(fate)))
    report(`the reactions of ${row.id} are not those that readers were told`, [...reactions.map((fact) => fact.line), line]);
};

const checkRow = (shown: RowAt, fate: Fate, report: Report): void => {
  const { row, line } = shown;
  const { deleted } = fate;
  if (row.deleted === (deleted !== undefined)) {
    if (!row.deleted) checkLiving(shown, fate, report);
    return;
  }
  const told = deleted === undefined ? [] : [deleted.line];
  report(`${row.id} is ${row.deleted ? '' : 'not '}deleted in the history, and readers were told otherwise`, [...told, line]);
};

/** The place from which on readers together were told everything, up to the end of the channel. */
const knownFrom = (history: History, { facts, epochs }: Known): number => {
  const whole = epochs.all.filter(
    ({ channel, settled, from }) => channel === history.channel && settled !== undefined && from !== undefined,
  );
  if (whole.length === 0) return Number.POSITIVE_INFINITY;
  let from = Math.max(...whole.map(({ to }) => to)) + 1;
  while (facts.at(history.channel, from - 1) !== undefined) from -= 1;
  return from;
};

const checkTold = (history: History, { known, report }: Scope): void => {
  for (const [id, { posted }] of known.facts.fates) {
    if (posted === undefined || posted.channel !== history.channel || history.rows.has(id)) continue;
    report(`readers were told of ${id}, and the history does not have it`, [posted.line, ...history.lines.slice(-1)]);
  }
};

const checkShown = (history: History, { known, report }: Scope): void => {
  const from = knownFrom(history, known);
  for (const shown of history.rows.values()) {
    const fate = known.facts.fates.get(shown.row.id);
    if (fate?.posted !== undefined && shown.row.seq >= from) checkRow(shown, fate, report);
  }
};

/** Whether a reader who followed was told, or should have been. */
const covers = ({ from, to, settled }: Epoch, seq: number): boolean =>
  from !== undefined && seq >= from && (seq <= to || settled !== undefined);

const checkFollowed = (epoch: Epoch, history: History, { known, report }: Scope): void => {
  for (const { row, line } of history.rows.values()) {
    const wasTold = row.seq <= epoch.to && known.facts.at(epoch.channel, row.seq) !== undefined;
    if (wasTold || !covers(epoch, row.seq)) continue;
    report(`${row.id} is in the history, and ${epoch.reader}, who followed, was not told of it`, [
      ...(epoch.settled === undefined ? [] : [epoch.settled]),
      line,
    ]);
  }
};

/** Rule 11. A place that a reader skips while others are told it is rule 3's. */
export const liveEqualsHistory: Rule = {
  number: 11,
  name: 'no live event without its row in the history, and the reverse',
  begin: (scope) => ({
    end: () => {
      const { histories, epochs } = scope.known;
      for (const history of histories.references) {
        checkTold(history, scope);
        checkShown(history, scope);
      }
      for (const epoch of epochs.all) {
        const history = histories.referenceFor(epoch.channel);
        if (history !== undefined) checkFollowed(epoch, history, scope);
      }
    },
  }),
};
