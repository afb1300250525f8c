import { late } from '../shared/late.tsx';

const SettingsRoom = late(async () => (await import('./SettingsRoom.tsx')).SettingsRoom, <main aria-busy="true" />);

/** The settings, loaded once somebody opens them. */
export const SettingsPlace = ({ page }: { readonly page: string | undefined }) => (
  <>
    <SettingsRoom page={page} />
  </>
);
