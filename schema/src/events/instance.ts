import { defineFact, type FactOf } from './definition.ts';
import { id, oneOf } from './kinds.ts';

/** Stream `instance-main`. Its first fact is always this one: cursors and read stores carry the `logId`. */
export const InstanceCreated = defineFact('InstanceCreated', { logId: id, vaultId: id });
/** The first administrator comes by the set-up link, every later one by another administrator. */
export const AdministratorAppointed = defineFact('AdministratorAppointed', { userId: id });
export const AdministratorDismissed = defineFact('AdministratorDismissed', { userId: id });
export const RegistrationModeChanged = defineFact('RegistrationModeChanged', { mode: oneOf('OPEN', 'INVITE', 'CLOSED') });
export const instanceFacts = {
  InstanceCreated,
  AdministratorAppointed,
  AdministratorDismissed,
  RegistrationModeChanged,
} as const;
export type InstanceFact = FactOf<(typeof instanceFacts)[keyof typeof instanceFacts]>;
export type RegistrationMode = FactOf<typeof RegistrationModeChanged>['data']['mode'];
