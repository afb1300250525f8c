export { type AccountState, type ActiveSession, account } from './account.state.ts';
export { InstanceMismatch, instanceIdentity } from './firstStart.ts';
export { type InstanceState, instance } from './instance.state.ts';
