export { NavigationKeys } from './NavigationKeys.tsx';
