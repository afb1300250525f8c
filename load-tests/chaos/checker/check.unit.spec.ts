import { expect, it } from 'vitest';
import { check } from './check.ts';
import { brokenBy, changed, withRows } from './corrupted.testing.ts';
import { showViolations } from './show.ts';
import { usualHistory } from './usual.testing.ts';

it('a history of everything that may happen violates nothing', async () => {
  const lines = usualHistory().finish();
  expect(await brokenBy(lines)).toEqual([]);
  expect(await showViolations(await check(() => lines), () => lines)).toBe('no rule is violated');
});

it('an empty record violates nothing', async () => {
  expect(await brokenBy([])).toEqual([]);
});

it('a violation is shown by the lines that it needs, in their order, and of pages by the message that it is about', async () => {
  const forged = usualHistory();
  const { id, seq } = forged.newest;
  const lines = withRows(forged.finish(), (row) => (row.id === id ? { ...row, revision: 'e'.repeat(32) } : row));
  const text = await showViolations(await check(() => lines), () => lines);
  expect(text).toMatch(
    new RegExp(
      `^Rule 11, .*:\\n  ${id} is shown as e{32} .*\\n +\\d+ +\\S+  \\S+ is told MessagePosted ${seq} .*\\n +\\d+ +.* the live history`,
    ),
  );
  expect(text).toContain(`\n           ${seq} ${id} revision ${'e'.repeat(32)}`);
  expect(text).toMatch(/violations: rule 11: 1$/);
});

it('of a rule that is broken often the shortest histories are shown, and all are counted', async () => {
  const forged = usualHistory();
  const lines = withRows(forged.finish(), (row, { node }) => (node === 'n2' ? undefined : row));
  const { violations, counts } = await check(() => lines);
  expect(violations.filter(({ rule }) => rule === 10)).toHaveLength(3);
  expect(counts.get(10)).toBeGreaterThan(3);
});

it('a line is found by its number', async () => {
  const lines = changed(usualHistory().finish(), 'succeeded', {
    which: ({ view }) => view !== undefined,
    how: (answer) => ({ ...answer, parked: 1 }),
  });
  const { violations } = await check(() => lines);
  const [invoked, succeeded] = violations[0]?.lines.map((number) => lines[number - 1]) ?? [];
  expect(invoked).toMatchObject({ kind: 'invoked', operation: 'rebuild' });
  expect(succeeded).toMatchObject({ kind: 'succeeded', parked: 1 });
});
