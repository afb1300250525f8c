import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { ShortcutRegistry } from './shortcutRegistry.ts';

const RegistryContext = createContext<ShortcutRegistry | undefined>(undefined);

/** One listener to the keyboard for everything below it. */
export const ShortcutsProvider = ({ children }: { readonly children: ReactNode }) => {
  const registry = useMemo(() => new ShortcutRegistry(), []);
  useEffect(() => {
    document.addEventListener('keydown', registry.handle);
    return () => document.removeEventListener('keydown', registry.handle);
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
};

/** Who does what a shortcut asks for. */
export const useShortcutRegistry = (): ShortcutRegistry => {
  const registry = use(RegistryContext);
  if (registry === undefined) throw new Error('there is no ShortcutsProvider above');
  return registry;
};
