import type { AccountFact, Folded, Id, KeyedHash, Locale, Millis, SessionMethod } from '@chat/schema/events';

/** A session that has not ended. */
export interface ActiveSession {
  readonly startedAt: Millis;
  readonly method: SessionMethod;
}

/** What is decided about accounts rests on this. */
export type AccountState =
  | { readonly status: 'UNKNOWN' }
  | { readonly status: 'PLACEHOLDER'; readonly guildId: Id; readonly linked: readonly Id[] }
  | {
      readonly status: 'REGISTERED';
      readonly handle: KeyedHash;
      readonly claimId: Id;
      readonly email: KeyedHash | undefined;
      /** The address before `email`, to be released. */
      readonly formerEmail: KeyedHash | undefined;
      readonly locale: Locale;
      readonly sessions: ReadonlyMap<Id, ActiveSession>;
      /** From whom they want nothing more. */
      readonly blocked: ReadonlySet<Id>;
    };

type Registered = Extract<AccountState, { readonly status: 'REGISTERED' }>;

const withSession = (state: Registered, id: Id, session: ActiveSession): Registered => ({
  ...state,
  sessions: new Map(state.sessions).set(id, session),
});

const withoutSession = (state: Registered, id: Id): Registered => {
  const sessions = new Map(state.sessions);
  sessions.delete(id);
  return { ...state, sessions };
};

const evolveRegistered = (state: Registered, fact: Folded<AccountFact>): Registered => {
  switch (fact.type) {
    case 'SessionStarted':
      return withSession(state, fact.data.sessionId, { startedAt: fact.meta.at, method: fact.data.method });
    case 'SessionEnded':
      return withoutSession(state, fact.data.sessionId);
    case 'EmailVerified':
      return { ...state, email: fact.data.email, formerEmail: state.email === fact.data.email ? state.formerEmail : state.email };
    case 'LocaleChanged':
      return { ...state, locale: fact.data.locale };
    case 'PersonBlocked':
      return { ...state, blocked: new Set(state.blocked).add(fact.data.userId) };
    case 'PersonUnblocked':
      return { ...state, blocked: state.blocked.difference(new Set([fact.data.userId])) };
    case 'AccountRegistered':
    case 'PlaceholderCreated':
    case 'PlaceholderLinked':
    case 'PasswordChanged':
    case 'DisplayNameChanged':
    case 'AvatarColourChanged':
      return state;
  }
};

const evolve = (state: AccountState, fact: Folded<AccountFact>): AccountState => {
  if (fact.type === 'AccountRegistered') {
    const { handle, claimId, locale } = fact.data;
    const none = { email: undefined, formerEmail: undefined, sessions: new Map(), blocked: new Set<Id>() };
    return { status: 'REGISTERED', handle, claimId, locale, ...none };
  }
  if (fact.type === 'PlaceholderCreated') return { status: 'PLACEHOLDER', guildId: fact.data.guildId, linked: [] };
  if (state.status === 'PLACEHOLDER' && fact.type === 'PlaceholderLinked')
    return { ...state, linked: [...state.linked, fact.data.otherId] };
  return state.status === 'REGISTERED' ? evolveRegistered(state, fact) : state;
};

/** Stream `account-<userId>`. */
export const account = { initial: { status: 'UNKNOWN' } as AccountState, evolve };
