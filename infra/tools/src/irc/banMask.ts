import type { ModeChange } from './modeChange.ts';
import { foldNickname, isNickname } from './nickname.ts';

/** Whom a mask of a channel's lists means: one nickname from anywhere, or a pattern over names and hosts. */
export type BanTarget = { readonly kind: 'nick'; readonly nick: string } | { readonly kind: 'mask'; readonly mask: string };

export interface BanChange {
  readonly sign: '+' | '-';
  /** Forbids speaking only: `+q mask`, and `+b %mask` on the servers before 2010. */
  readonly muteOnly: boolean;
  readonly target: BanTarget;
}

const fromAnywhere = '!*@*';

const targetOf = (mask: string): BanTarget => {
  const nick = mask.endsWith(fromAnywhere) ? mask.slice(0, -fromAnywhere.length) : '';
  return isNickname(nick) ? { kind: 'nick', nick } : { kind: 'mask', mask };
};

/** What a change of modes says about a ban; `undefined` where it is about something else. */
export const classifyBan = ({ sign, mode, argument }: ModeChange): BanChange | undefined => {
  if (argument === undefined || (mode !== 'b' && mode !== 'q')) return undefined;
  const isQuiet = mode === 'b' && argument.startsWith('%');
  return { sign, muteOnly: mode === 'q' || isQuiet, target: targetOf(isQuiet ? argument.slice(1) : argument) };
};

/** Equal for changes that set and lift the same ban. */
export const banKey = ({ muteOnly, target }: BanChange): string =>
  `${muteOnly ? 'mute' : 'ban'} ${foldNickname(target.kind === 'nick' ? target.nick + fromAnywhere : target.mask)}`;

/** What follows from a change of bans, in the order of the log. */
export type BanOutcome =
  | { readonly kind: 'memberBanned' | 'memberTimedOut' | 'memberUnbanned' | 'memberTimeoutLifted'; readonly nick: string }
  | { readonly kind: 'maskBanned'; readonly mask: string; readonly muteOnly: boolean }
  /** Also a nickname's, where the log never showed it set: there is nothing to lift, and it is kept as such. */
  | { readonly kind: 'maskUnbanned'; readonly mask: string; readonly muteOnly: boolean; readonly matched: boolean }
  /** The same ban once more: a gap of the log hides that it was lifted. */
  | { readonly kind: 'alreadyBanned'; readonly mask: string; readonly muteOnly: boolean };

const writtenMask = (target: BanTarget): string => (target.kind === 'nick' ? target.nick + fromAnywhere : target.mask);

const set = ({ muteOnly, target }: BanChange): BanOutcome => {
  if (target.kind === 'mask') return { kind: 'maskBanned', mask: target.mask, muteOnly };
  return { kind: muteOnly ? 'memberTimedOut' : 'memberBanned', nick: target.nick };
};

const lifted = ({ muteOnly, target }: BanChange, matched: boolean): BanOutcome => {
  if (target.kind === 'mask' || !matched) return { kind: 'maskUnbanned', mask: writtenMask(target), muteOnly, matched };
  return { kind: muteOnly ? 'memberTimeoutLifted' : 'memberUnbanned', nick: target.nick };
};

/** Follows which bans are in force: its function takes the changes in the order of the log. */
export const followBans = (): ((change: BanChange) => BanOutcome) => {
  const inForce = new Set<string>();
  return (change) => {
    const key = banKey(change);
    if (change.sign === '-') return lifted(change, inForce.delete(key));
    if (inForce.has(key)) return { kind: 'alreadyBanned', mask: writtenMask(change.target), muteOnly: change.muteOnly };
    inForce.add(key);
    return set(change);
  };
};
