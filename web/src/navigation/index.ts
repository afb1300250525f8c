export { NavigationKeys } from './NavigationKeys.tsx';
export { placeAt, placesOf } from './neighbours.ts';
export { NewestSeqDocument } from './newestSeq.generated.ts';
