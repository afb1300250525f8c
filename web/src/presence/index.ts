export { PersonAvatar } from './PersonAvatar.tsx';
export { PresenceMark } from './PresenceMark.tsx';
export { PresenceProvider, usePresence, usePresenceDirectory } from './PresenceProvider.tsx';
export type { Presence, PresenceChange } from './presenceDirectory.ts';
