import type { Read, Row } from '../../record/pages.ts';
import type { Check, Rule, Scope } from '../rule.ts';

const isUnread = (row: Row, { unread }: Read, userId: string | undefined): boolean =>
  row.seq > unread.readUpTo && row.author !== userId && !row.deleted;

const checkCount = (read: Read, number: number, { known, report }: Scope): void => {
  const history = known.histories.referenceFor(read.channel);
  if (history === undefined) return;
  const { unread, client, node } = read;
  const after = [...history.rows.values()].filter(({ row }) => isUnread(row, read, known.people.get(client)));
  if (unread.more ? after.length > unread.count : after.length === unread.count) return;
  const what = `${client} has ${unread.count} unread through ${node}, and after ${unread.readUpTo} stand ${after.length}`;
  report(what, [number, ...(after.length === 0 ? history.lines : after.map(({ line }) => line))]);
};

/** Rule 8. While messages come the two cannot be compared: it is asked once all is quiet. */
export const unreadAfterMarker: Rule = {
  number: 8,
  name: 'what is unread are the messages after the marker',
  begin: (scope): Check => {
    let isQuiet = false;
    return {
      see: (line, number) => {
        if (line.kind === 'quiet') isQuiet = true;
        if (line.kind === 'read' && isQuiet) checkCount(line, number, scope);
      },
    };
  },
};
