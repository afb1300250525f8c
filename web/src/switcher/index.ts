export { QuickSwitcherHost } from './QuickSwitcherHost.tsx';
export { recentChannelIds } from './recentPlaces.ts';
export { SwitcherButton } from './SwitcherButton.tsx';
