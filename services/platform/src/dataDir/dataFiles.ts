import { join } from 'node:path';

/** Where the embedded stores lie in a data directory. */
export interface DataFiles {
  readonly eventLog: string;
  readonly readStore: string;
  readonly privateStore: string;
  /** The directory of the vault's two files. */
  readonly vaultDirectory: string;
}

/** The same names for everything that opens a part of a data directory. Touches no file. */
export const dataFiles = (directory: string): DataFiles => ({
  eventLog: join(directory, 'events.sqlite'),
  readStore: join(directory, 'views.sqlite'),
  privateStore: join(directory, 'private.sqlite'),
  vaultDirectory: directory,
});
