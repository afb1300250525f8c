export { KeyCap, ShortcutKeys } from './KeyCap.tsx';
export { matches } from './matches.ts';
export { ShortcutSheetHost } from './ShortcutSheetHost.tsx';
export { ShortcutsProvider } from './ShortcutsProvider.tsx';
export { type ShortcutId, shortcuts } from './shortcuts.ts';
export { useRunShortcut } from './useRunShortcut.ts';
export { useShortcut } from './useShortcut.ts';
