export { KeptPages } from './KeptPages.tsx';
export { forgetAllPages } from './keptPages.ts';
export { NewVersionPrompt } from './NewVersionPrompt.tsx';
export { useKeptPage } from './useKeptPages.ts';
