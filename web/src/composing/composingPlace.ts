import type { Command } from './commands.ts';

/** Where somebody writes: what can be named there. */
export interface ComposingPlace {
  /** Absent in a direct conversation. */
  readonly guildId: string | undefined;
  /** Who spoke or types there, the latest first. */
  readonly recentIds: readonly string[];
  readonly commands: readonly Command[];
}
