export { type AccountState, type ActiveSession, account } from './account.state.ts';
