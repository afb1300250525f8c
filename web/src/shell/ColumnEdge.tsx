import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './ColumnEdge.module.css';
import type { Column } from './useColumn.ts';

/** Pixels a key. */
const stride = 16;

interface ColumnEdgeProps {
  readonly column: Column;
  /** On which side of the edge the column is. */
  readonly of: 'left' | 'right';
  readonly label: string;
}

/** The edge of a column: dragged, or moved by the arrow keys; a double click brings the usual width back. */
export const ColumnEdge = ({ column, of, label }: ColumnEdgeProps) => {
  const { width, least, most, usual, resize } = column;
  const from = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const sign = of === 'left' ? 1 : -1;
  const widths: Readonly<Record<string, number>> = {
    ArrowRight: width + sign * stride,
    ArrowLeft: width - sign * stride,
    Home: least,
    End: most,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wanted = widths[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  };
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (from.current !== undefined) resize(from.current.width + sign * (clientX - from.current.x));
  };
  const release = (): void => {
    from.current = undefined;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between columns that can be moved, which <hr> cannot
    <div
      className={styles['edge']}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => resize(usual)}
    />
  );
};
