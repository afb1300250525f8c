import type { Document } from '@chat/schema/views';
import { describe, expect, it } from 'vitest';
import { ViewComparison } from './compareViews.ts';
import { rebuildOf } from './prepareViews.ts';
import { MemoryReadStore } from './testing/memoryReadStore.ts';
import { talliesView } from './testing/toyProjections.ts';

const rebuiltView = rebuildOf(talliesView);
type Row = Document & { readonly messages: number };
const row = (number: number, messages = number): Row => ({ _id: number.toString().padStart(6, '0'), pos: 'p', messages });
const rows = (count: number): readonly Row[] => Array.from({ length: count }, (_, number) => row(number));

const compare = async (live: readonly Row[], rebuilt: readonly Row[]) => {
  const readStore = new MemoryReadStore();
  const writes = [...live.map((put) => ({ view: talliesView, put })), ...rebuilt.map((put) => ({ view: rebuiltView, put }))];
  await readStore.commit(writes, { logId: 'log' as never, position: 'p' }, []); // the memory store does not look at it
  const comparison = new ViewComparison(readStore, talliesView, rebuiltView);
  let pages = 1;
  while (!(await comparison.nextPage())) pages += 1;
  return { ...comparison.result(), pages };
};

describe('ViewComparison', () => {
  it('finds equal views equal, page by page', async () => {
    expect(await compare(rows(2_500), rows(2_500))).toEqual({
      documents: { live: 2_500, rebuilt: 2_500 },
      buckets: { equal: 256, different: 0 },
      differentIds: [],
      pages: 3,
    });
  });

  it('finds the one document that differs', async () => {
    const rebuilt = rows(2_500).with(1_700, row(1_700, -1));

    expect(await compare(rows(2_500), rebuilt)).toMatchObject({ buckets: { different: 1 }, differentIds: ['001700'] });
  });

  it('finds documents that stand on one side only, however the pages of both then fall', async () => {
    const live = rows(2_500).filter((_, number) => number % 5 !== 0 || number > 500);
    const rebuilt = rows(2_500).filter((_, number) => number !== 2_499);
    const { documents, differentIds } = await compare(live, rebuilt);

    expect(documents).toEqual({ live: 2_399, rebuilt: 2_499 });
    expect(differentIds).toHaveLength(102);
    expect(differentIds).toContain('002499');
  });

  it('does not look at positions', async () => {
    expect(await compare([row(1)], [{ ...row(1), pos: 'later' }])).toMatchObject({ differentIds: [] });
  });

  it('finds two empty views equal', async () => {
    expect(await compare([], [])).toMatchObject({ buckets: { equal: 256 }, pages: 1 });
  });
});
