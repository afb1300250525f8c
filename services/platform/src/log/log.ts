import { type DestinationStream, pino } from 'pino';
import type { LogLevel } from '../env/settings.ts';
import { redact, redactText } from './redact.ts';

/** What a line says besides its message. Put an error under `error`: it is logged whole, with its causes. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * The log of what happens inside: one JSON object a line. Secrets, personal data and what people write never enter it (see
 * `redact`); messages are constant texts, and what varies stands in the fields. Logging never throws on account of a field.
 */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log with fields that every line carries, e.g. `{ requestId }`. */
  child(bindings: LogFields): Log;
}

const safely = (fields: LogFields): Record<string, unknown> => {
  try {
    return redact(fields);
  } catch (cause) {
    // A getter or toString of a stranger's object threw: the line matters more than its fields.
    return { unloggable: redactText(String(cause)) };
  }
};

type Levels = Exclude<LogLevel, 'silent'>;
type Write = (level: Levels, fields: Record<string, unknown>, message: string) => void;

const over = (write: Write, enabled: (level: Levels) => boolean, bindings: LogFields): Log => {
  const at =
    (level: Levels) =>
    (message: string, fields: LogFields = {}): void => {
      if (enabled(level)) write(level, { ...safely(bindings), ...safely(fields) }, redactText(message));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    // Redacted when a line is written: most requests write none.
    child: (more) => over(write, enabled, { ...bindings, ...more }),
  };
};

/**
 * A log that writes lines of JSON (`level` as a word, `time` as ISO 8601, `message`, fields) to `destination`, or to standard output
 * where absent. Lines below `level` cost nothing but the call.
 */
export const createLog = (options: { readonly level: LogLevel; readonly destination?: DestinationStream }): Log => {
  const settings = {
    level: options.level,
    base: null,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const lines = options.destination ? pino(settings, options.destination) : pino(settings);
  return over(
    (level, fields, message) => lines[level](fields, message),
    (level) => lines.isLevelEnabled(level),
    {},
  );
};
