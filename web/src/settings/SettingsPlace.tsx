import { lazy, Suspense } from 'react';

const SettingsRoom = lazy(async () => ({ default: (await import('./SettingsRoom.tsx')).SettingsRoom }));

/** The settings, loaded once somebody opens them. */
export const SettingsPlace = ({ page }: { readonly page: string | undefined }) => (
  <Suspense fallback={<main aria-busy="true" />}>
    <SettingsRoom page={page} />
  </Suspense>
);
