import { createContext, type ReactNode, use } from 'react';
import type { Command } from './commands.ts';

const CommandsContext = createContext<readonly Command[]>([]);

interface CommandsProviderProps {
  /** The same list until it changes. */
  readonly commands: readonly Command[];
  readonly children: ReactNode;
}

/** What can be typed after a slash, in every composer below. */
export const CommandsProvider = ({ commands, children }: CommandsProviderProps) => (
  <CommandsContext value={commands}>{children}</CommandsContext>
);

export const useCommands = (): readonly Command[] => use(CommandsContext);
