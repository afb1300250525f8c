import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { deciderSpec, exampleId, type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import {
  decideAppointAdministrator,
  decideChangeRegistrationMode,
  decideDismissAdministrator,
  decideSetUp,
  registrationRefused,
} from './instance.decide.ts';
import { instance } from './instance.state.ts';

const ada = exampleId(0xa);
const eve = exampleId(0xe);
const created: GivenDraft = { type: 'InstanceCreated', data: { logId: exampleId(1), vaultId: exampleId(2) } };
const appointed = (userId = ada): GivenDraft => ({ type: 'AdministratorAppointed', data: { userId } });
const dismissed = (userId = ada): GivenDraft => ({ type: 'AdministratorDismissed', data: { userId } });
const mode = (of: 'OPEN' | 'INVITE' | 'CLOSED'): GivenDraft => ({ type: 'RegistrationModeChanged', data: { mode: of } });
const spec = deciderSpec(instance);

describe('setting up', () => {
  it('appoints the first administrator', () => {
    spec
      .given(created)
      .when((state) => decideSetUp(state, ada))
      .thenFacts({ type: 'AdministratorAppointed', data: { userId: ada } });
  });

  it('happens once', () => {
    spec
      .given(created, appointed())
      .when((state) => decideSetUp(state, eve))
      .thenRejected(rejected('SETUP_DONE'));
  });
});

describe('the registration mode', () => {
  it('is changed by administrators', () => {
    spec
      .given(created, appointed())
      .when((state) => decideChangeRegistrationMode(state, ada, 'OPEN'))
      .thenFacts({ type: 'RegistrationModeChanged', data: { mode: 'OPEN' } });
  });

  it('is changed by nobody else', () => {
    spec
      .given(created, appointed(), appointed(eve), dismissed(eve))
      .when((state) => decideChangeRegistrationMode(state, eve, 'OPEN'))
      .thenRejected(rejected('FORBIDDEN'));
  });

  it('stays where it is the same', () => {
    spec
      .given(created, appointed(), mode('OPEN'))
      .when((state) => decideChangeRegistrationMode(state, ada, 'OPEN'))
      .thenNothing();
  });

  it('is INVITE at first: whoever has an invite may register', () => {
    const state = stateAfter(instance, [created]);
    expect(registrationRefused(state, true)).toBeUndefined();
    expect(registrationRefused(state, false)).toEqual(rejected('REGISTRATION_CLOSED'));
  });

  it('lets everybody in, or nobody', () => {
    expect(registrationRefused(stateAfter(instance, [created, mode('OPEN')]), false)).toBeUndefined();
    expect(registrationRefused(stateAfter(instance, [created, mode('CLOSED')]), true)).toEqual(rejected('REGISTRATION_CLOSED'));
  });
});

describe('administrators', () => {
  const appoint =
    (actorId: typeof ada, exists = true) =>
    (state: Parameters<typeof decideAppointAdministrator>[0]) =>
      decideAppointAdministrator(state, { actorId, userId: eve, exists });

  it('appoint others', () => {
    spec
      .given(created, appointed())
      .when(appoint(ada))
      .thenFacts({ type: 'AdministratorAppointed', data: { userId: eve } });
  });

  it('appoint nobody twice, and no account that there is not', () => {
    spec.given(created, appointed(), appointed(eve)).when(appoint(ada)).thenNothing();
    spec.given(created, appointed()).when(appoint(ada, false)).thenRejected(rejected('NOT_FOUND'));
  });

  it('are appointed by no one else, who does not learn either whether the account exists', () => {
    spec.given(created, appointed()).when(appoint(eve, false)).thenRejected(rejected('FORBIDDEN'));
  });

  it('are dismissed by each other and by themselves', () => {
    const given = spec.given(created, appointed(), appointed(eve));
    given
      .when((state) => decideDismissAdministrator(state, ada, eve))
      .thenFacts({ type: 'AdministratorDismissed', data: { userId: eve } });
    given
      .when((state) => decideDismissAdministrator(state, ada, ada))
      .thenFacts({ type: 'AdministratorDismissed', data: { userId: ada } });
  });

  it('are never gone altogether', () => {
    spec
      .given(created, appointed())
      .when((state) => decideDismissAdministrator(state, ada, ada))
      .thenRejected(invalid('userId', 'LAST_ADMINISTRATOR'));
  });

  it('dismiss only administrators, and nobody else dismisses them', () => {
    spec
      .given(created, appointed())
      .when((state) => decideDismissAdministrator(state, ada, eve))
      .thenNothing();
    spec
      .given(created, appointed())
      .when((state) => decideDismissAdministrator(state, eve, ada))
      .thenRejected(rejected('FORBIDDEN'));
  });
});
