export { AccountProvider, useAccount } from './AccountProvider.tsx';
export { OpenSettings } from './OpenSettings.tsx';
export { SettingsPlace } from './SettingsPlace.tsx';
export { useSettings } from './useSettings.ts';
