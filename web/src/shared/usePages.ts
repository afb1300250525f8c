import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, problemOf } from './problem.ts';

/** Some of a list. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** Behind which the next page begins; `null`: there is none. */
  readonly next: string | null;
}

/** A list as far as it was asked for. */
export interface Pages<Item> {
  /** `undefined` until the first page is there. */
  readonly items: readonly Item[] | undefined;
  readonly hasMore: boolean;
  readonly problem: Problem | undefined;
  /** The next page, or the same again where it failed. */
  readonly loadMore: () => void;
}

/** A list that is read page by page, from its beginning again where `load` or `version` is another. */
export const usePages = <Item>(load: (after: string | null) => Promise<ListPage<Item>>, version: unknown): Pages<Item> => {
  const [loaded, setLoaded] = useState<ListPage<Item>>();
  const [problem, setProblem] = useState<Problem>();
  /** The newest question: the answer to an older one comes too late. */
  const asked = useRef(0);
  const go = useCallback(
    async (before: ListPage<Item>): Promise<void> => {
      asked.current += 1;
      const question = asked.current;
      const isLate = (): boolean => question !== asked.current;
      try {
        const { items, next } = await load(before.next);
        if (isLate()) return;
        setLoaded({ items: [...before.items, ...items], next });
        setProblem(undefined);
      } catch (error) {
        if (!isLate()) setProblem(problemOf(error));
      }
    },
    [load],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another list
  useEffect(() => {
    void go({ items: [], next: null });
    return () => {
      asked.current += 1;
    };
  }, [go, version]);
  const loadMore = (): void => void go(loaded ?? { items: [], next: null });
  return { items: loaded?.items, hasMore: (loaded?.next ?? null) !== null, problem, loadMore };
};
