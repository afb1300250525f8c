import { BoundedCache } from '@chat/platform';
import type { Position } from '@chat/schema/events';
import type { Services } from './services.ts';

/** Where the fact with this revision of a stream stands. It must be there. */
export type FactPositions = (stream: string, revision: number) => Promise<Position>;

/** Remembers the `most` asked for last: a fact never moves. */
export const factPositions = ({ store }: Pick<Services, 'store'>, most = 50_000): FactPositions => {
  const known = new BoundedCache<string, Position>(most);
  return async (stream, revision) => {
    const name = `${stream} ${revision}`;
    const position = known.get(name);
    if (position !== undefined) return position;
    const [fact] = await store.read(stream, { from: revision, limit: 1 });
    if (fact === undefined) throw new Error(`there is no fact at revision ${revision} of ${stream}`);
    known.set(name, fact.position);
    return fact.position;
  };
};
