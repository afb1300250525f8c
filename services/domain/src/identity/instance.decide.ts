import type { DraftOf, Id, InstanceFact, RegistrationMode } from '@chat/schema/events';
import { invalid, type Refusal, rejected } from '../errors/refusal.ts';
import type { InstanceState } from './instance.state.ts';

type Decision = readonly DraftOf<InstanceFact>[] | Refusal;

/** The first administrator: of two that race, one wins. */
export const decideSetUp = (state: InstanceState, userId: Id): Decision =>
  state.administrators.size === 0 ? [{ type: 'AdministratorAppointed', data: { userId } }] : rejected('SETUP_DONE');

/** Nobody else changes the instance. */
const refusedTo = (state: InstanceState, actorId: Id): Refusal | undefined =>
  state.administrators.has(actorId) ? undefined : rejected('FORBIDDEN');

export const decideChangeRegistrationMode = (state: InstanceState, actorId: Id, mode: RegistrationMode): Decision =>
  refusedTo(state, actorId) ?? (state.registration === mode ? [] : [{ type: 'RegistrationModeChanged', data: { mode } }]);

export interface Appointment {
  readonly actorId: Id;
  readonly userId: Id;
  /** Whether there is such an account. */
  readonly exists: boolean;
}

export const decideAppointAdministrator = (state: InstanceState, { actorId, userId, exists }: Appointment): Decision => {
  const refused = refusedTo(state, actorId);
  if (refused !== undefined) return refused;
  if (!exists) return rejected('NOT_FOUND');
  return state.administrators.has(userId) ? [] : [{ type: 'AdministratorAppointed', data: { userId } }];
};

/** An instance is never without an administrator. */
export const decideDismissAdministrator = (state: InstanceState, actorId: Id, userId: Id): Decision => {
  const refused = refusedTo(state, actorId);
  if (refused !== undefined) return refused;
  if (!state.administrators.has(userId)) return [];
  if (state.administrators.size === 1) return invalid('userId', 'LAST_ADMINISTRATOR');
  return [{ type: 'AdministratorDismissed', data: { userId } }];
};

/** Who may register: everybody, whoever has an invite, nobody. */
export const registrationRefused = (state: InstanceState, hasInvite: boolean): Refusal | undefined => {
  switch (state.registration) {
    case 'OPEN':
      return undefined;
    case 'INVITE':
      return hasInvite ? undefined : rejected('REGISTRATION_CLOSED');
    case 'CLOSED':
      return rejected('REGISTRATION_CLOSED');
  }
};
