import type { Id, KeyedHash } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { deciderSpec, exampleId, exampleNow, type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import {
  colourOf,
  decideChangePassword,
  decideEndOwnSession,
  decideEndSession,
  decideLogIn,
  decideLogOutEverywhere,
  decideProfile,
  decideRegister,
  decideVerifyEmail,
  firstColour,
  mostSessions,
  unseen,
} from './account.decide.ts';
import { account } from './account.state.ts';

const claimId = exampleId(0x10);
const handleHash = exampleId(0x11) as string as KeyedHash; // 32 hexadecimal digits
const email = exampleId(0x12) as string as KeyedHash; // 32 hexadecimal digits
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

describe('registering', () => {
  const registering = { ...text, locale: 'EN' as const, handleHash, claimId, avatarColour };

  it('opens the account with its first session, named by the fact that begins it', () => {
    spec
      .given()
      .when((state) => decideRegister(state, registering, ids))
      .thenFacts(registered as never, {
        type: 'SessionStarted',
        data: { sessionId: ids(1), method: 'REGISTRATION' },
      });
  });

  it('opens no account twice', () => {
    spec
      .given(registered)
      .when((state) => decideRegister(state, registering, ids))
      .thenNothing();
  });

  it('gives everybody a colour, the same for the same person', () => {
    expect(firstColour(exampleId(1))).toMatch(/^#[0-9a-f]{6}$/);
    expect(firstColour(exampleId(1))).toBe(firstColour(exampleId(1)));
    expect(firstColour(exampleId(1))).not.toBe(firstColour(exampleId(2)));
  });
});

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

describe('the profile', () => {
  const draft = { type: 'LocaleChanged', data: { locale: 'RU' } } as const;

  it('is changed by a session that goes on', () => {
    spec
      .given(registered, started(one))
      .when((state) => decideProfile(state, one, draft))
      .thenFacts(draft);
    spec
      .given(registered)
      .when((state) => decideProfile(state, one, draft))
      .thenRejected(unauthenticated);
  });

  it('keeps the language for mails, and no texts', () => {
    const others: readonly GivenDraft[] = [
      { type: 'DisplayNameChanged', data: { text: { displayName: 'x' } } },
      { type: 'AvatarColourChanged', data: { colour: avatarColour } },
      { type: 'PasswordChanged', data: {} },
    ];
    const state = stateAfter(account, [registered, draft, ...others]);
    expect(state).toMatchObject({ status: 'REGISTERED', locale: 'RU', handle: handleHash, claimId });
  });

  it('takes colours in either case, and only colours', () => {
    expect(colourOf('#ABCDEF')).toBe('#abcdef');
    expect(colourOf('red')).toEqual(invalid('colour', 'GRAMMAR'));
  });
});

describe('a verified address', () => {
  const verified = { type: 'EmailVerified', data: { email, claimId } } as const;
  const other = exampleId(0x13) as string as KeyedHash; // 32 hexadecimal digits

  it('is named by the account, once', () => {
    spec
      .given(registered)
      .when((state) => decideVerifyEmail(state, email, claimId))
      .thenFacts(verified);
    spec
      .given(registered, verified)
      .when((state) => decideVerifyEmail(state, email, claimId))
      .thenNothing();
  });

  it('needs an account', () => {
    spec
      .given()
      .when((state) => decideVerifyEmail(state, email, claimId))
      .thenRejected(rejected('VERIFICATION_INVALID'));
  });

  it('leaves the one before it to be released', () => {
    const next: GivenDraft = { type: 'EmailVerified', data: { email: other, claimId: two } };
    expect(stateAfter(account, [registered, verified])).toMatchObject({ email, formerEmail: undefined });
    expect(stateAfter(account, [registered, verified, next])).toMatchObject({ email: other, formerEmail: email });
    expect(stateAfter(account, [registered, verified, next, next])).toMatchObject({ email: other, formerEmail: email });
  });
});
