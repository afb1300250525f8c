import { useSyncExternalStore } from 'react';
import type { Observable } from './observable.ts';

/** The value, and a new drawing where it changes. */
export const useObservable = <Value>(observable: Observable<Value>): Value =>
  useSyncExternalStore(observable.subscribe, observable.get);
