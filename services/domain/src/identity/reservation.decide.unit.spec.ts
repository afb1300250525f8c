import { describe, expect, it } from 'vitest';
import { rejected } from '../errors/index.ts';
import { deciderSpec, exampleId, exampleNow, type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import {
  claimsAreReliedOn,
  claimsLast,
  decideClaim,
  decideConfirm,
  decideReleaseEmail,
  isReliable,
} from './reservation.decide.ts';
import { reservation } from './reservation.state.ts';

const ada = exampleId(0xa);
const eve = exampleId(0xe);
const claimId = exampleId(0x10);
const day = 86_400_000;

const claimed: GivenDraft = { type: 'HandleClaimed', data: { userId: ada }, id: claimId };
const confirmed: GivenDraft = { type: 'HandleConfirmed', data: { claimId } };
const released: GivenDraft = { type: 'HandleReleased', data: { claimId } };
const emailClaimed: GivenDraft = { type: 'EmailClaimed', data: { userId: ada }, id: claimId };
const emailConfirmed: GivenDraft = { type: 'EmailConfirmed', data: { claimId } };
const emailReleased: GivenDraft = { type: 'EmailReleased', data: { claimId } };

const spec = deciderSpec(reservation);
const claims =
  (userId = ada, isNamed = false, later = 0, kind: 'HANDLE' | 'EMAIL' = 'HANDLE') =>
  (state: Parameters<typeof decideClaim>[0]) =>
    decideClaim(state, { kind, userId, isNamed }, exampleNow + later);

describe('claiming a handle', () => {
  it('takes a free one', () => {
    spec
      .given()
      .when(claims())
      .thenFacts({ type: 'HandleClaimed', data: { userId: ada } });
  });

  it('is done where the claim is young and one’s own', () => {
    spec.given(claimed).when(claims()).thenNothing();
  });

  it('renews a claim of one’s own that is too old to rely on', () => {
    spec
      .given(claimed)
      .when(claims(ada, false, claimsAreReliedOn))
      .thenFacts({ type: 'HandleClaimed', data: { userId: ada } });
  });

  it('needs no new claim where the account names the old one', () => {
    spec
      .given(claimed)
      .when(claims(ada, true, claimsLast))
      .thenNothing();
  });

  it('is refused while the claim of another is young', () => {
    spec
      .given(claimed)
      .when(claims(eve, false, claimsLast - 1))
      .thenRejected(rejected('HANDLE_TAKEN'));
  });

  it('takes over a claim that nobody named in 10 minutes', () => {
    spec
      .given(claimed)
      .when(claims(eve, false, claimsLast))
      .thenFacts({ type: 'HandleClaimed', data: { userId: eve } });
  });

  it('is refused for ever where an account names the claim, confirmed or not', () => {
    spec
      .given(claimed)
      .when(claims(eve, true, 365 * day))
      .thenRejected(rejected('HANDLE_TAKEN'));
    spec
      .given(claimed, confirmed)
      .when(claims(eve, false, 365 * day))
      .thenRejected(rejected('HANDLE_TAKEN'));
  });

  it('is done where it is confirmed', () => {
    spec.given(claimed, confirmed).when(claims()).thenNothing();
  });

  it('waits 30 days for a handle that was given up, but for whoever gave it up', () => {
    const given = spec.given(claimed, confirmed, released);
    given.when(claims(eve, false, 30 * day - 1)).thenRejected(rejected('HANDLE_TAKEN'));
    given.when(claims(eve, false, 30 * day)).thenFacts({ type: 'HandleClaimed', data: { userId: eve } });
    given.when(claims(ada)).thenFacts({ type: 'HandleClaimed', data: { userId: ada } });
  });

  it('leaves a free handle free when it is released', () => {
    expect(stateAfter(reservation, [released])).toEqual({ status: 'FREE' });
  });
});

describe('claiming an address', () => {
  it('takes a free one', () => {
    spec
      .given()
      .when(claims(ada, false, 0, 'EMAIL'))
      .thenFacts({ type: 'EmailClaimed', data: { userId: ada } });
  });

  it('looks like a bad link where somebody has it', () => {
    spec
      .given(emailClaimed, emailConfirmed)
      .when(claims(eve, false, 0, 'EMAIL'))
      .thenRejected(rejected('VERIFICATION_INVALID'));
  });

  it('takes a released one at once', () => {
    spec
      .given(emailClaimed, emailConfirmed, emailReleased)
      .when(claims(eve, false, 0, 'EMAIL'))
      .thenFacts({ type: 'EmailClaimed', data: { userId: eve } });
  });
});

describe('confirming', () => {
  it('makes a claim good', () => {
    spec
      .given(claimed)
      .when((state) => decideConfirm(state, 'HANDLE', claimId))
      .thenFacts({ type: 'HandleConfirmed', data: { claimId } });
    spec
      .given(emailClaimed)
      .when((state) => decideConfirm(state, 'EMAIL', claimId))
      .thenFacts({ type: 'EmailConfirmed', data: { claimId } });
  });

  it('happens once', () => {
    spec
      .given(claimed, confirmed)
      .when((state) => decideConfirm(state, 'HANDLE', claimId))
      .thenNothing();
  });

  it('passes over a claim that somebody else took over', () => {
    const taken: GivenDraft = { type: 'HandleClaimed', data: { userId: eve }, id: exampleId(0x11) };
    spec
      .given(claimed, taken)
      .when((state) => decideConfirm(state, 'HANDLE', claimId))
      .thenNothing();
    expect(stateAfter(reservation, [claimed, taken, confirmed])).toMatchObject({ status: 'CLAIMED', userId: eve });
  });
});

describe('releasing an address', () => {
  it('gives up one’s own', () => {
    spec
      .given(emailClaimed, emailConfirmed)
      .when((state) => decideReleaseEmail(state, ada))
      .thenFacts({ type: 'EmailReleased', data: { claimId } });
  });

  it('leaves that of somebody else alone', () => {
    spec
      .given(emailClaimed)
      .when((state) => decideReleaseEmail(state, eve))
      .thenNothing();
    spec
      .given()
      .when((state) => decideReleaseEmail(state, eve))
      .thenNothing();
  });
});

describe('a claim that an account may name', () => {
  const after = (...drafts: readonly GivenDraft[]) => stateAfter(reservation, drafts);

  it('is confirmed, or young', () => {
    expect(isReliable(after(claimed, confirmed), ada, exampleNow + day)).toBe(true);
    expect(isReliable(after(claimed), ada, exampleNow + claimsLast - 60_001)).toBe(true);
  });

  it('stops a minute before others may take it', () => {
    expect(isReliable(after(claimed), ada, exampleNow + claimsLast - 60_000)).toBe(false);
  });

  it('is nobody else’s', () => {
    expect(isReliable(after(claimed), eve, exampleNow)).toBe(false);
    expect(isReliable(after(), ada, exampleNow)).toBe(false);
  });
});
