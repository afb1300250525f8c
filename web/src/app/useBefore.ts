import { useHistoryState } from 'wouter/use-browser-location';

/** The address that somebody asked for before they had to log in; the beginning where there is none. */
export const useBefore = (): string => {
  const state: unknown = useHistoryState();
  const isTold = typeof state === 'object' && state !== null && 'from' in state;
  return isTold && typeof state.from === 'string' ? state.from : '/';
};
