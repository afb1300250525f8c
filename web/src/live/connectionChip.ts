import type { ChannelProgress, ConnectionState } from './connection.ts';

/** What the chip says. */
export type Chip =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'complete'; readonly upTo: number }
  | { readonly kind: 'catchingUp'; readonly done?: number; readonly of?: number }
  | { readonly kind: 'offline'; readonly since: number; readonly waiting: number };

export interface Known {
  readonly connection: ConnectionState;
  /** Of the open channel; `undefined` until anything is known. */
  readonly progress: ChannelProgress | undefined;
  /** Where catching up began, as a `seq`; `undefined` where nothing was complete before. */
  readonly from: number | undefined;
  /** Where it leads to, where that is known. */
  readonly target: number | undefined;
  /** One's own messages that are unsent. */
  readonly waiting: number;
}

const catchingUp = ({ progress, from, target }: Known): Chip => {
  if (from === undefined || target === undefined || progress === undefined) return { kind: 'catchingUp' };
  const of = target - from;
  if (of <= 0) return { kind: 'catchingUp' };
  return { kind: 'catchingUp', done: Math.min(of, Math.max(0, progress.upTo - from)), of };
};

/** Whether what is seen is all there is, told by what is known and by nothing else. */
export const chipOf = (known: Known): Chip => {
  const { connection, progress, waiting } = known;
  switch (connection.kind) {
    case 'connecting':
      return { kind: 'connecting' };
    case 'offline':
      return { kind: 'offline', since: connection.since, waiting };
    case 'online':
      return progress?.isLive === true ? { kind: 'complete', upTo: progress.upTo } : catchingUp(known);
  }
};
