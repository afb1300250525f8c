import { useMemo } from 'react';
import { useObservable } from '../shared/useObservable.ts';
import { useAccountKeeper } from './AccountProvider.tsx';
import type { SettingsChange, SettingsState } from './settingsKeeper.ts';

interface UsedSettings extends SettingsState {
  /** Shows a change at once and keeps it with the account. A refused one is taken back, and `problem` says why. */
  readonly change: (change: SettingsChange) => void;
  /** Shows a change that is not to be kept yet. */
  readonly preview: (change: SettingsChange) => void;
}

/** The person's settings, the same on all their clients, and how they are changed. */
export const useSettings = (): UsedSettings => {
  const { settings } = useAccountKeeper();
  const state = useObservable(settings.state);
  return useMemo(
    () => ({
      ...state,
      change: (change) => void settings.change(change),
      preview: (change) => settings.preview(change),
    }),
    [settings, state],
  );
};
