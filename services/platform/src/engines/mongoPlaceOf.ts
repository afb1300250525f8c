import type { MongoPlace } from '../mongo/mongoPlace.ts';

/** The place that a setting names: its address holds a database, or it would have been refused at the start. */
export const mongoPlaceOf = (url: string): MongoPlace => {
  const database = /^[^/]+:\/\/[^/?#]+\/([\w-]+)/.exec(url)?.[1];
  if (database === undefined) throw new TypeError('an address of MongoDB without a database');
  return { url, database };
};
