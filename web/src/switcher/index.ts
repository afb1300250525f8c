export { QuickSwitcherHost } from './QuickSwitcherHost.tsx';
export { SwitcherButton } from './SwitcherButton.tsx';
