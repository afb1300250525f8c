import { useState } from 'react';
import { keepText, keptText } from '../shared/keptText.ts';

export interface ColumnBounds {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

export interface Column extends ColumnBounds {
  /** Pixels. */
  readonly width: number;
  resize(width: number): void;
}

const within = (width: number, { usual, least, most }: ColumnBounds): number =>
  Number.isFinite(width) ? Math.round(Math.min(most, Math.max(least, width))) : usual;

/** The width of a column, as it was left in this browser. */
export const useColumn = (name: string, bounds: ColumnBounds): Column => {
  const key = `chat.column.${name}`;
  const [width, setWidth] = useState(() => within(Number(keptText(key) ?? bounds.usual), bounds));
  const resize = (wanted: number): void => {
    const next = within(wanted, bounds);
    setWidth(next);
    keepText(key, `${next}`);
  };
  return { ...bounds, width, resize };
};
