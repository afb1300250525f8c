import { type Success, successesOf } from '../commands.ts';
import { bytesOf, type Histories, type History } from '../histories.ts';
import type { Report, Rule } from '../rule.ts';

const checkRebuild = ({ succeeded, lines }: Success, report: Report): void => {
  const { view, different = [], parked = 0 } = succeeded;
  if (different.length > 0) report(`${view} was built anew and differs: ${different.slice(0, 5).join(' ')}`, lines);
  if (parked > 0) report(`${view} was built anew, and ${parked} of its documents could not be folded`, lines);
};

const compare = (one: History, other: History, report: Report): void => {
  const where = `${other.channel}: the ${one.phase} history through ${one.node} and the ${other.phase} one through ${other.node}`;
  for (const [id, { row, line }] of one.rows) {
    const found = other.rows.get(id);
    if (found === undefined) report(`${where} differ: ${id} is in the first only`, [line, ...other.lines.slice(-1)]);
    else if (found.row !== row && bytesOf(found.row) !== bytesOf(row)) report(`${where} differ in ${id}`, [line, found.line]);
  }
  for (const [id, { line }] of other.rows)
    if (!one.rows.has(id)) report(`${where} differ: ${id} is in the second only`, [...one.lines.slice(-1), line]);
};

/** What was not read cannot differ, so it is missed where any history is there. */
const checkComplete = (histories: Histories, report: Report): void => {
  const nodes = new Set(histories.all.map(({ node }) => node));
  const ways = [...nodes].flatMap((node) => [
    { phase: 'live', node },
    { phase: 'rebuilt', node },
  ]);
  for (const { channel, lines } of histories.references)
    for (const { phase, node } of ways)
      if (!histories.of(channel).some((history) => history.phase === phase && history.node === node))
        report(`there is no ${phase} history of ${channel} through ${node}`, lines.slice(-1));
};

const compareAll = (histories: Histories, report: Report): void => {
  for (const one of histories.references)
    for (const other of histories.of(one.channel)) if (other !== one) compare(one, other, report);
};

/** Rule 10. All nodes show the same, before and after. */
export const rebuiltEqualsLive: Rule = {
  number: 10,
  name: 'rebuilt models equal live ones byte for byte, and those of all nodes each other',
  begin: ({ known, report }) => ({
    end: () => {
      for (const success of known.commands.of('rebuild').flatMap(successesOf)) checkRebuild(success, report);
      checkComplete(known.histories, report);
      compareAll(known.histories, report);
    },
  }),
};
