import type { AccountFact, Colour, DraftOf, Id, KeyedHash, Locale, Millis, SessionEndCause } from '@chat/schema/events';
import type { FactIds } from '../commands/index.ts';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import type { AccountState } from './account.state.ts';

export type AccountDraft = DraftOf<AccountFact>;
type Decision = readonly AccountDraft[] | Refusal;
type Registered = Extract<AccountState, { readonly status: 'REGISTERED' }>;

/** What an account is opened with. */
export interface Registration {
  readonly handle: string;
  readonly displayName: string;
  readonly locale: Locale;
}

export interface Registering extends Registration {
  readonly handleHash: KeyedHash;
  readonly claimId: Id;
  readonly avatarColour: Colour;
}

/** More sessions than this end the oldest ones: a forgotten script does not fill the account. */
export const mostSessions = 100;

const palette = ['#5865f2', '#3ba55d', '#e67e22', '#e91e63', '#9b59b6', '#1abc9c', '#c27c0e', '#11806a', '#206694', '#ad1457'];

/** A colour to begin with, the same for the same person. */
export const firstColour = (userId: Id): Colour => palette[Number.parseInt(userId.slice(-6), 16) % palette.length] as Colour; // the remainder is an index of the palette

export const decideRegister = (state: AccountState, registering: Registering, ids: FactIds): Decision => {
  if (state.status !== 'UNKNOWN') return [];
  const { handle, displayName, handleHash, claimId, avatarColour, locale } = registering;
  return [
    { type: 'AccountRegistered', data: { handle: handleHash, claimId, avatarColour, locale, text: { handle, displayName } } },
    { type: 'SessionStarted', data: { sessionId: ids(1), method: 'REGISTRATION' } },
  ];
};

const ended =
  (cause: SessionEndCause) =>
  (sessionId: Id): AccountDraft => ({ type: 'SessionEnded', data: { sessionId, cause } });

const isActive = (state: AccountState, sessionId: Id | undefined): state is Registered =>
  state.status === 'REGISTERED' && sessionId !== undefined && state.sessions.has(sessionId);

/** Sessions that are too many beside a new one, oldest first. */
const surplus = (state: Registered, expired: ReadonlySet<Id>): readonly Id[] => {
  const others = [...state.sessions].filter(([sessionId]) => !expired.has(sessionId));
  others.sort(([, one], [, other]) => one.startedAt - other.startedAt);
  return others.slice(0, Math.max(0, others.length + 1 - mostSessions)).map(([sessionId]) => sessionId);
};

/** Sessions that nobody came back to end with a log-in, where somebody pays for it anyway. */
export const decideLogIn = (state: AccountState, expired: ReadonlySet<Id>, ids: FactIds): Decision => {
  if (state.status !== 'REGISTERED') return rejected('WRONG_CREDENTIALS');
  const over = [...[...expired].filter((sessionId) => state.sessions.has(sessionId)), ...surplus(state, expired)];
  return [{ type: 'SessionStarted', data: { sessionId: ids(0), method: 'PASSWORD' } }, ...over.map(ended('EXPIRED'))];
};

/** The end of a session by whoever holds it, or by what the server saw. Ended twice, it ended once. */
export const decideEndSession = (state: AccountState, sessionId: Id, cause: SessionEndCause): Decision =>
  isActive(state, sessionId) ? [ended(cause)(sessionId)] : [];

/** The owner ends one of their sessions. */
export const decideEndOwnSession = (state: AccountState, current: Id, sessionId: Id): Decision => {
  if (!isActive(state, current)) return rejected('UNAUTHENTICATED');
  return state.sessions.has(sessionId) ? [ended('ENDED_BY_OWNER')(sessionId)] : rejected('NOT_FOUND');
};

export const decideLogOutEverywhere = (state: AccountState, current: Id, keepCurrent: boolean): Decision => {
  if (!isActive(state, current)) return rejected('UNAUTHENTICATED');
  const others = [...state.sessions.keys()].filter((sessionId) => !keepCurrent || sessionId !== current);
  return others.map(ended('LOGGED_OUT'));
};

/** Whoever knew the old password is out, but for the session that changed it. */
export const decideChangePassword = (state: AccountState, current: Id): Decision => {
  if (!isActive(state, current)) return rejected('UNAUTHENTICATED');
  const others = [...state.sessions.keys()].filter((sessionId) => sessionId !== current);
  return [{ type: 'PasswordChanged', data: {} }, ...others.map(ended('PASSWORD_CHANGED'))];
};

/** A change of the profile that a session asks for. */
export const decideProfile = (state: AccountState, current: Id, draft: AccountDraft): Decision =>
  isActive(state, current) ? [draft] : rejected('UNAUTHENTICATED');

const colourForm = /^#[0-9a-f]{6}$/;

/** `#` and six hexadecimal digits, in either case. */
export const colourOf = (text: string): Colour | Refusal => {
  const colour = text.toLowerCase();
  return colourForm.test(colour) ? (colour as Colour) : invalid('colour', 'GRAMMAR'); // the form of a Colour
};

/** The link of the mail was followed: the claim of the address is good. */
export const decideVerifyEmail = (state: AccountState, email: KeyedHash, claimId: Id): Decision => {
  if (state.status !== 'REGISTERED') return rejected('VERIFICATION_INVALID');
  return state.email === email ? [] : [{ type: 'EmailVerified', data: { email, claimId } }];
};

/** Sessions that have not been seen for longer than their refresh secret lives. */
export const unseen = (state: AccountState, alive: (sessionId: Id, startedAt: Millis) => boolean): ReadonlySet<Id> => {
  if (state.status !== 'REGISTERED') return new Set();
  const gone = [...state.sessions].filter(([sessionId, { startedAt }]) => !alive(sessionId, startedAt));
  return new Set(gone.map(([sessionId]) => sessionId));
};
