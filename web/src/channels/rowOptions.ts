import { createContext, use } from 'react';
import type { Thing } from '../guilds/index.ts';
import type { useDragAdapter } from './useDragging.ts';
import type { Point } from './useLongPress.ts';
import type { Move } from './useMoves.ts';

/** What every row of the list is given. */
export interface RowOptions {
  readonly guildId: string;
  readonly canManage: boolean;
  readonly adapter: ReturnType<typeof useDragAdapter>;
  /** The row that is moved by keys. */
  readonly heldId: string | undefined;
  readonly onMove: Move;
  readonly onMenu: (thing: Thing, at: Point) => void;
  readonly onCreateIn: (categoryId: string) => void;
  readonly onToggle: (categoryId: string) => void;
}

export const RowOptionsContext = createContext<RowOptions | undefined>(undefined);

/** What the list gives to its rows. */
export const useRowOptions = (): RowOptions => {
  const options = use(RowOptionsContext);
  if (options === undefined) throw new Error('there is no list above');
  return options;
};
