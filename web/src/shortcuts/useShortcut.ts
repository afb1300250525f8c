import { useEffect, useRef } from 'react';
import { useShortcutRegistry } from './ShortcutsProvider.tsx';
import type { ShortcutHandler } from './shortcutRegistry.ts';
import type { ShortcutId } from './shortcuts.ts';

/** Does what the shortcut asks for, as long as the component is there; `undefined`: not now. Whoever came last does it. */
export const useShortcut = (id: ShortcutId, handler: ShortcutHandler | undefined): void => {
  const registry = useShortcutRegistry();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const isAble = handler !== undefined;
  useEffect(() => (isAble ? registry.register(id, () => latest.current?.()) : undefined), [registry, id, isAble]);
};
