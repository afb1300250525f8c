import { Ellipsis } from 'lucide-react';
import { type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import type { Thing } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import styles from './ListRow.module.css';
import { useRowOptions } from './rowOptions.ts';
import { useDragging } from './useDragging.ts';
import { useLongPress } from './useLongPress.ts';

const MoreButton = ({ thing, name }: { readonly thing: Thing; readonly name: string }) => {
  const say = useText();
  const { onMenu } = useRowOptions();
  const open = ({ currentTarget }: MouseEvent): void => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    onMenu(thing, { left, top: bottom });
  };
  return (
    <button
      type="button"
      className={styles['action']}
      onClick={open}
      aria-haspopup="menu"
      aria-label={say('optionsOf', { name })}
      title={say('options')}
    >
      <Ellipsis size={16} aria-hidden />
    </button>
  );
};

/** Where a row stands in the list, in pixels. */
export interface RowPlace {
  readonly top: number;
  readonly height: number;
}

interface ListRowProps extends RowPlace {
  readonly thing: Thing;
  readonly name: string;
  readonly hasMenu: boolean;
  /** Further buttons, before that of the menu. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A line of the list: its menu by the right button, a long press or its own button; a place to drag from and to drop on. */
export const ListRow = ({ thing, name, hasMenu, top, height, actions, children }: ListRowProps) => {
  const row = useRef<HTMLLIElement>(null);
  const { guildId, adapter, heldId, onMove, onMenu } = useRowOptions();
  const { kind, id } = thing;
  const stable = useMemo<Thing>(() => ({ kind, id }), [kind, id]);
  const dragging = useDragging(row, { adapter, thing: stable, guildId, onMove });
  const press = useLongPress((at) => onMenu(stable, at));
  return (
    <li
      ref={row}
      className={styles['row']}
      style={{ height, transform: `translateY(${top}px)` }}
      data-row={id}
      data-kind={kind}
      data-held={heldId === id}
      data-dragged={dragging.isDragged}
      data-edge={dragging.edge}
      {...(hasMenu && press)}
    >
      {children}
      {(hasMenu || actions !== undefined) && (
        <span className={styles['actions']}>
          {actions}
          {hasMenu && <MoreButton thing={stable} name={name} />}
        </span>
      )}
    </li>
  );
};
