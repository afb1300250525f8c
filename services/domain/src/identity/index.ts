export { type AccountState, type ActiveSession, account } from './account.state.ts';
export { type InstanceState, instance } from './instance.state.ts';
