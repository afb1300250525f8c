import { useCallback, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { PageName } from './settingsPages.ts';

const from = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string' ? state.from : undefined;

interface SettingsPlace {
  /** Back to where one was. */
  readonly close: () => void;
  /** Carries where one was from page to page. */
  readonly state: { readonly from: string };
  readonly open: (page: PageName | undefined) => void;
}

/** Where one was before the settings. Esc goes back there. */
export const useSettingsPlace = (isPhone: boolean): SettingsPlace => {
  const [, navigate] = useLocation();
  const before = from(useHistoryState()) ?? '/';
  const close = useCallback(() => navigate(before), [navigate, before]);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      // Menus and dialogs keep the key to themselves.
      if (event.code === 'Escape' && !event.defaultPrevented) close();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [close]);
  const open = (page: PageName | undefined): void => {
    const to = page === undefined ? '/settings' : `/settings/${page}`;
    // On phones the list is a step of its own, which the way back passes.
    navigate(to, { state: { from: before }, replace: !isPhone });
  };
  return { close, open, state: { from: before } };
};
