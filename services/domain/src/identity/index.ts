export { type AccountState, type ActiveSession, account } from './account.state.ts';
export { accountOfHandle } from './accountOfHandle.ts';
export { administratorOnly } from './administratorOnly.ts';
export {
  completePasswordChange,
  completeRegistration,
  completeSessionEnd,
  completeVerification,
  NotCompleted,
} from './completion.ts';
export { InstanceMismatch, instanceIdentity } from './firstStart.ts';
export type { SessionGrant } from './grants.ts';
export { identityHandlers } from './identity.handlers.ts';
export { type InstanceState, instance } from './instance.state.ts';
export { createPlaceholder, linkPlaceholder } from './placeholder.handlers.ts';
export type { InviteAdmits } from './register.handlers.ts';
export type { Session } from './sessionRecords.ts';
export { chosenPresence, type KeptSettings } from './settings.handlers.ts';
export type { Settings } from './settings.ts';
export { setUpSecret } from './setUp.handlers.ts';
export type { Visitor } from './visitor.ts';
