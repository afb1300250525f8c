import { useSyncExternalStore } from 'react';
import type { Observable } from './observable.ts';

/** A part of what is observed: drawn anew only where that part is another. `select` answers with the same for the same. */
export const useSelected = <Value, Part>(observable: Observable<Value>, select: (value: Value) => Part): Part =>
  useSyncExternalStore(observable.subscribe, () => select(observable.get()));
