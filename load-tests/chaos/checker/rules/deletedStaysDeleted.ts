import type { FinalPage, Read, Row } from '../../record/pages.ts';
import { successesOf } from '../commands.ts';
import type { Known } from '../known.ts';
import type { Check, Rule, Scope } from '../rule.ts';

/** That a message was deleted, from whoever told it first. */
interface Deletion {
  readonly position: string;
  readonly lines: readonly number[];
}

const toldIn = ({ facts }: Known): Map<string, Deletion> => {
  const deletions = new Map<string, Deletion>();
  for (const [message, { deleted }] of facts.fates)
    if (deleted !== undefined) deletions.set(message, { position: deleted.position, lines: [deleted.line] });
  return deletions;
};

const deletionsIn = (known: Known): ReadonlyMap<string, Deletion> => {
  const deletions = toldIn(known);
  for (const { invoked, succeeded, lines } of known.commands.of('delete').flatMap(successesOf)) {
    const { message = '' } = invoked;
    if (!deletions.has(message)) deletions.set(message, { position: succeeded.factPosition ?? succeeded.position, lines });
  }
  return deletions;
};

const checkFates = ({ known, report }: Scope): void => {
  for (const [message, { deleted, edits }] of known.facts.fates) {
    const late = deleted === undefined ? undefined : edits.find(({ seq }) => seq > deleted.seq);
    if (deleted !== undefined && late !== undefined)
      report(`${message} was edited after it was deleted`, [deleted.line, late.line]);
  }
};

/** Whether a page shows what was deleted at a position that it knows. The final history knows them all. */
const isShown = ({ deleted, text, position }: Row, deletion: Deletion, isFinal: boolean): boolean =>
  (!deleted || text !== null) && (isFinal || position >= deletion.position);

/** Rule 7. */
export const deletedStaysDeleted: Rule = {
  number: 7,
  name: 'a deletion beats an edit, also after a rebuild',
  begin: (scope): Check => {
    const deletions = deletionsIn(scope.known);
    const checkPage = ({ kind, rows }: Read | FinalPage, number: number): void => {
      for (const row of rows) {
        const deletion = deletions.get(row.id);
        if (deletion !== undefined && isShown(row, deletion, kind === 'finalPage'))
          scope.report(`${row.id} was deleted at ${deletion.position} and is shown`, [...deletion.lines, number]);
      }
    };
    return {
      see: (line, number) => {
        if (line.kind === 'read' || line.kind === 'finalPage') checkPage(line, number);
      },
      end: () => checkFates(scope),
    };
  },
};
