import type { LimitRule } from './limits.ts';

const minute = 60;
const hour = 60 * minute;

const rules = <const Name extends string>(
  of: Readonly<Record<Name, Omit<LimitRule, 'name'>>>,
): Readonly<Record<Name, LimitRule>> =>
  // The same names with the same rules, each told its own.
  Object.fromEntries(Object.entries(of).map(([name, rule]) => [name, { name, ...(rule as object) }])) as Record<Name, LimitRule>;

/**
 * What clients may do, by what it is counted (the end of the name): `PerAddress` = `addressKey` of the client, `PerAccount` = the
 * account's id, or for log-ins the keyed hash of the handle that was tried, known or not; `PerToken` = the session's id.
 *
 * An office, a school or a raid that follows an invite shares one address, so what is counted by address alone is generous
 * wherever an account is behind it: 500 joins at once, each with the requests around it, pass.
 */
export const limitRules = rules({
  /** Guessing by many accounts from one place. Each costs a password hash: the hasher's queue bounds the rest. */
  logInPerAddress: { points: 30, perSeconds: minute, burst: 60 },
  /** Guessing at one account from one place, under both keys joined by `/`: 10 at once, then 40 an hour. */
  logInPerAccountAndAddress: { points: 40, perSeconds: hour, burst: 10 },
  /** Guessing at one account from many places. Wider, since whoever empties it keeps the owner out as long as they go on. */
  logInPerAccount: { points: 300, perSeconds: hour, burst: 100 },
  /** New accounts; each costs a password hash. */
  registerPerAddress: { points: 60, perSeconds: hour, burst: 30 },
  /** Rotating the refresh secret: a client does it every ten minutes, a browser with many tabs more often. */
  refreshPerAddress: { points: 600, perSeconds: minute, burst: 1_000 },
  /** Confirming one's password for dangerous acts, and changing it. */
  passwordPerAccount: { points: 10, perSeconds: 15 * minute },
  /** Mails to one account, so that nobody fills somebody's mailbox. */
  mailPerAccount: { points: 5, perSeconds: hour },
  /** Mails set off from one place, whoever gets them. */
  mailPerAddress: { points: 30, perSeconds: hour },
  /** Tries at the set-up link, which is unguessable anyway. */
  setUpPerAddress: { points: 10, perSeconds: 5 * minute },
  /** Messages: 5 a second, 30 at once after a pause. */
  sendPerAccount: { points: 5, perSeconds: 1, burst: 30 },
  /** Saying that one types, under the ids of person and channel joined by `/`: every 8 s, and one more that the network was late with. */
  typingPerAccountAndChannel: { points: 1, perSeconds: 8, burst: 2 },
  /** Joins of one account. */
  joinPerAccount: { points: 20, perSeconds: 10 * minute },
  /** Joins from one place, also of a raid: 1,000 at once. */
  joinPerAddress: { points: 500, perSeconds: minute, burst: 1_000 },
  /** New guilds. */
  createGuildPerAccount: { points: 10, perSeconds: hour },
  /** New direct conversations, and people brought into them: 60 an hour, 20 at once. */
  openDirectPerAccount: { points: 60, perSeconds: hour, burst: 20 },
  /** Blocking and unblocking. */
  blockPerAccount: { points: 60, perSeconds: minute },
  /** All operations of one session. */
  requestPerToken: { points: 50, perSeconds: 1, burst: 100 },
  /** All operations from one place, with and without a session; a raid of 500 with four requests each passes at once. */
  requestPerAddress: { points: 500, perSeconds: 1, burst: 2_000 },
  /** Requests that were refused as malformed, forbidden or unauthenticated: 10,000 in ten minutes shut the address out for ten. */
  invalidPerAddress: { points: 10_000, perSeconds: 10 * minute, blockSeconds: 10 * minute },
});
