import type { Id, KeyedHash } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { deciderSpec, exampleId, exampleNow, type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import { colourOf, decideProfile, decideRegister, decideVerifyEmail, firstColour } from './account.decide.ts';
import { account } from './account.state.ts';

const claimId = exampleId(0x10);
const handleHash = exampleId(0x11) as string as KeyedHash; // 32 hexadecimal digits
const email = exampleId(0x12) as string as KeyedHash; // 32 hexadecimal digits
const one = exampleId(0x21);
const two = exampleId(0x22);
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
