import type { Millis } from '@chat/schema/events';
import type { ModeChange } from './modeChange.ts';

/** What one line of a log says. */
export type IrcContent =
  | { readonly kind: 'message'; readonly nick: string; readonly text: string; readonly action: boolean }
  /** Somebody said nothing but white space, or more than a message holds. */
  | { readonly kind: 'unpostable'; readonly nick: string; readonly reason: 'EMPTY' | 'TOO_LONG' }
  | { readonly kind: 'joined'; readonly nick: string; readonly host: string }
  /** Both leaving the channel and quitting the network; `reason` is absent where none was given. */
  | { readonly kind: 'left'; readonly nick: string; readonly host: string; readonly reason?: string }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'topicChanged'; readonly nick: string; readonly topic: string }
  | { readonly kind: 'modeChanged'; readonly by: string; readonly changes: readonly ModeChange[] }
  | { readonly kind: 'kicked'; readonly nick: string; readonly by: string; readonly reason: string }
  /** Written by the logging client or a server, not about anybody in the channel. */
  | { readonly kind: 'serviceNotice'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknown'; readonly raw: string };

export interface IrcPlace {
  /** The name of the file, without its folder. */
  readonly file: string;
  /** Counted from 0, as annotations count; `placeOf` says it to people. */
  readonly line: number;
  /** To the minute, UTC; never below that of the line before it in the file. */
  readonly occurredAt: Millis;
}

/** One line of a log: every line gives exactly one. */
export type IrcEntry = IrcPlace & IrcContent;

/** `file:line`, counted from 1, as editors and people do. */
export const placeOf = ({ file, line }: Pick<IrcPlace, 'file' | 'line'>): string => `${file}:${line + 1}`;
