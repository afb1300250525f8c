import type { Id, KeyedHash } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { rejected } from '../errors/index.ts';
import { deciderSpec, exampleId, exampleNow, type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import {
  decideChangePassword,
  decideEndOwnSession,
  decideEndSession,
  decideLogIn,
  decideLogOutEverywhere,
  firstColour,
  mostSessions,
  unseen,
} from './account.decide.ts';
import { account } from './account.state.ts';

const claimId = exampleId(0x10);
const handleHash = exampleId(0x11) as string as KeyedHash; // 32 hexadecimal digits
const one = exampleId(0x21);
const two = exampleId(0x22);
const three = exampleId(0x23);
const ids = (ordinal: number): Id => exampleId(0x90 + ordinal);
const text = { handle: 'ada', displayName: 'Ada' };
const avatarColour = firstColour(exampleId(0xa));

const registered: GivenDraft = {
  type: 'AccountRegistered',
  data: { handle: handleHash, claimId, avatarColour, locale: 'EN', text },
};
const started = (sessionId: Id, at = exampleNow): GivenDraft => ({
  type: 'SessionStarted',
  data: { sessionId, method: 'PASSWORD' },
  at,
});
const end = (sessionId: Id, cause: 'LOGGED_OUT' | 'ENDED_BY_OWNER' | 'PASSWORD_CHANGED' | 'EXPIRED' | 'REFRESH_REUSED') =>
  ({ type: 'SessionEnded', data: { sessionId, cause } }) as const;
const spec = deciderSpec(account);
const unauthenticated = rejected('UNAUTHENTICATED');

describe('logging in', () => {
  const begun = { type: 'SessionStarted', data: { sessionId: ids(0), method: 'PASSWORD' } } as const;

  it('begins a session', () => {
    spec
      .given(registered)
      .when((state) => decideLogIn(state, new Set(), ids))
      .thenFacts(begun);
  });

  it('ends sessions that nobody can come back to', () => {
    spec
      .given(registered, started(one), started(two))
      .when((state) => decideLogIn(state, new Set([one, three]), ids))
      .thenFacts(begun, end(one, 'EXPIRED'));
  });

  it(`ends the oldest of more than ${mostSessions} sessions`, () => {
    const many = Array.from({ length: mostSessions }, (_, number) =>
      started(exampleId(0x100 + number), exampleNow + 1_000 - number),
    );
    spec
      .given(registered, ...many)
      .when((state) => decideLogIn(state, new Set(), ids))
      .thenFacts(begun, end(exampleId(0x100 + mostSessions - 1), 'EXPIRED'));
  });

  it('is not for placeholders, nor for accounts that there are not', () => {
    const placeholder: GivenDraft = {
      type: 'PlaceholderCreated',
      data: { guildId: exampleId(3), avatarColour, text: { displayName: 'nick' } },
    };
    const linked: GivenDraft = { type: 'PlaceholderLinked', data: { otherId: two } };
    spec
      .given(placeholder, linked)
      .when((state) => decideLogIn(state, new Set(), ids))
      .thenRejected(rejected('WRONG_CREDENTIALS'));
    spec
      .given(started(one))
      .when((state) => decideLogIn(state, new Set(), ids))
      .thenRejected(rejected('WRONG_CREDENTIALS'));
  });
});

describe('ending sessions', () => {
  const given = spec.given(registered, started(one), started(two), started(three));

  it('ends one, once', () => {
    given.when((state) => decideEndSession(state, one, 'LOGGED_OUT')).thenFacts(end(one, 'LOGGED_OUT'));
    spec
      .given(registered, started(one), end(one, 'LOGGED_OUT'))
      .when((state) => decideEndSession(state, one, 'REFRESH_REUSED'))
      .thenNothing();
  });

  it('lets the owner end another one, if there is one', () => {
    given.when((state) => decideEndOwnSession(state, one, two)).thenFacts(end(two, 'ENDED_BY_OWNER'));
    given.when((state) => decideEndOwnSession(state, one, exampleId(0x99))).thenRejected(rejected('NOT_FOUND'));
  });

  it('ends all, or all others', () => {
    given
      .when((state) => decideLogOutEverywhere(state, one, false))
      .thenFacts(end(one, 'LOGGED_OUT'), end(two, 'LOGGED_OUT'), end(three, 'LOGGED_OUT'));
    given.when((state) => decideLogOutEverywhere(state, one, true)).thenFacts(end(two, 'LOGGED_OUT'), end(three, 'LOGGED_OUT'));
  });

  it('ends the others when the password changes', () => {
    given
      .when((state) => decideChangePassword(state, two))
      .thenFacts({ type: 'PasswordChanged', data: {} }, end(one, 'PASSWORD_CHANGED'), end(three, 'PASSWORD_CHANGED'));
  });

  it('is nothing that an ended session may ask for', () => {
    const over = spec.given(registered, started(one), end(one, 'LOGGED_OUT'));
    over.when((state) => decideEndOwnSession(state, one, one)).thenRejected(unauthenticated);
    over.when((state) => decideLogOutEverywhere(state, one, false)).thenRejected(unauthenticated);
    over.when((state) => decideChangePassword(state, one)).thenRejected(unauthenticated);
  });
});

describe('sessions that were not seen for long', () => {
  it('are those that are not alive', () => {
    const state = stateAfter(account, [registered, started(one, 5), started(two, 9)]);
    expect(unseen(state, (_sessionId, startedAt) => startedAt > 5)).toEqual(new Set([one]));
  });

  it('are none without an account', () => {
    expect(unseen(account.initial, () => false)).toEqual(new Set());
  });
});
