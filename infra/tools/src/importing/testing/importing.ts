import { readEnvironment } from '@chat/platform';
import { recordingLog } from '@chat/platform/testing';
import { type Imported, importIrc } from '../importIrc.ts';
import type { ImportOptions } from '../options.ts';

export const environmentOn = (directory: string) => readEnvironment({ DATA_DIR: directory, LOG_LEVEL: 'silent' });

/** Imports as the command does, into a data directory that nobody uses, and shows progress to nobody. */
export const importInto = (
  directory: string,
  folder: string,
  options: Partial<ImportOptions> = {},
  signal = new AbortController().signal,
): Promise<Imported> =>
  importIrc(
    { folder, guild: 'Harbour', channel: 'old-harbour', owner: undefined, ...options },
    { environment: environmentOn(directory), log: recordingLog('error'), screen: { write: () => true }, signal },
  );
