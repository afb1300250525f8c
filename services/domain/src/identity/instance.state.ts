import type { Folded, Id, InstanceFact, RegistrationMode } from '@chat/schema/events';

/** The installation as a whole. */
export interface InstanceState {
  readonly logId: Id | undefined;
  readonly vaultId: Id | undefined;
  readonly administrators: ReadonlySet<Id>;
  readonly registration: RegistrationMode;
}

const initial: InstanceState = { logId: undefined, vaultId: undefined, administrators: new Set(), registration: 'INVITE' };

const without = (set: ReadonlySet<Id>, id: Id): ReadonlySet<Id> => {
  const rest = new Set(set);
  rest.delete(id);
  return rest;
};

const evolve = (state: InstanceState, fact: Folded<InstanceFact>): InstanceState => {
  switch (fact.type) {
    case 'InstanceCreated':
      return { ...state, logId: fact.data.logId, vaultId: fact.data.vaultId };
    case 'AdministratorAppointed':
      return { ...state, administrators: new Set(state.administrators).add(fact.data.userId) };
    case 'AdministratorDismissed':
      return { ...state, administrators: without(state.administrators, fact.data.userId) };
    case 'RegistrationModeChanged':
      return { ...state, registration: fact.data.mode };
  }
};

/** Stream `instance-main`. */
export const instance = { initial, evolve };
