import { describe } from 'vitest';
import { differentialCases } from './readStoreContract/differential.ts';
import { documentCases } from './readStoreContract/documents.ts';
import { guardCases } from './readStoreContract/guard.ts';
import { multikeyCases } from './readStoreContract/multikeys.ts';
import type { OpenReadStore } from './readStoreContract/opened.ts';
import { pagingCases } from './readStoreContract/paging.ts';
import { queryCases } from './readStoreContract/queries.ts';
import { rebuildCases } from './readStoreContract/rebuilds.ts';
import { viewCases } from './readStoreContract/views.ts';

export type { OpenedReadStore, OpenReadStore } from './readStoreContract/opened.ts';

/**
 * The rules of the ports `ReadStore` and `ReadStoreWriter`, as tests. Every adapter runs them in an `int.spec` of its own.
 * `open` hands out an empty store each time: a file or a database of that test's own.
 */
export const readStoreContract = (name: string, open: OpenReadStore): void => {
  describe(`${name} is a read store`, () => {
    documentCases(open);
    guardCases(open);
    queryCases(open);
    multikeyCases(open);
    pagingCases(open);
    differentialCases(open);
    viewCases(open);
    rebuildCases(open);
  });
};
