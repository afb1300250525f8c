/** Where something is in MongoDB. */
export interface MongoPlace {
  /** A connection string of MongoDB. It may hold a password: it stands in no message and no log. */
  readonly url: string;
  readonly database: string;
}
