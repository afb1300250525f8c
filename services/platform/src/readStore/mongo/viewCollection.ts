import type { Collection, Db } from 'mongodb';
import { MongoConnection } from '../../mongo/mongoConnection.ts';
import type { MongoPlace } from '../../mongo/mongoPlace.ts';
import { ReadStoreUnavailable, type ViewDeclaration } from '../readStore.ts';
import { collectionOf, type Stored } from './layout.ts';

export const connectReadStore = (place: MongoPlace): MongoConnection =>
  new MongoConnection(place, (message, options) => new ReadStoreUnavailable(`read store: ${message}`, options));

export const collectionIn = (db: Db, view: ViewDeclaration): Collection<Stored> => db.collection<Stored>(collectionOf(view));
