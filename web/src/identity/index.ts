export { EntryPage } from './EntryPage.tsx';
export type { Entry } from './enter.ts';
export { VerifyPage } from './VerifyPage.tsx';
