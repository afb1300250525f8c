import type { LogLevel } from '../env/settings.ts';
import { createLog, type Log } from '../log/log.ts';

/** A log that keeps its lines for a test to look at. */
export interface RecordingLog extends Log {
  /** The lines as they were written, oldest first. */
  readonly lines: readonly string[];
  /** The same, parsed. */
  records(): readonly Record<string, unknown>[];
}

/** The product's log, writing into memory; everything from `debug` on where no level is given. */
export const recordingLog = (level: LogLevel = 'debug'): RecordingLog => {
  const lines: string[] = [];
  const log = createLog({ level, destination: { write: (line) => lines.push(line) } });
  // Every line is an object that the log itself has written.
  return { ...log, lines, records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};
