export { NavigationKeys } from './NavigationKeys.tsx';
export { NewestSeqDocument } from './newestSeq.generated.ts';
