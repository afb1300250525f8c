import { useShortcutRegistry } from './ShortcutsProvider.tsx';
import type { ShortcutId } from './shortcuts.ts';

/** Does what a shortcut does, for buttons and menus. Nothing happens where nobody can do it now. */
export const useRunShortcut = (): ((id: ShortcutId) => void) => useShortcutRegistry().run;
