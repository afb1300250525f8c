import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { useText } from '../../languages/LanguageProvider.tsx';
import type { TimelineRow } from '../timelineRows.ts';
import { focusComposer } from './focusComposer.ts';
import { nextMessage } from './nextMessage.ts';

interface RovingOptions {
  readonly rows: readonly TimelineRow[];
  readonly virtualizer: Pick<Virtualizer<HTMLDivElement, HTMLDivElement>, 'scrollToIndex' | 'range'>;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** A row is drawn some frames after it was scrolled to; where it is not by then, the rows have changed. */
const mostFrames = 30;

const focusRow = (scroller: HTMLElement, index: number, frames = mostFrames): void => {
  const article = scroller.querySelector<HTMLElement>(`[data-index="${index}"] article`);
  if (article !== null) article.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
  else if (frames > 0) requestAnimationFrame(() => focusRow(scroller, index, frames - 1));
};

const indexOf = (row: Element | null): number | undefined => {
  const index = row?.closest('[data-index]')?.getAttribute('data-index');
  return index === undefined || index === null ? undefined : Number(index);
};

const isHeld = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;

/** The message that a key was pressed on; `null`: on the line itself. Elsewhere the key is somebody else's. */
const rowOf = ({ target, currentTarget }: KeyboardEvent): Element | null | undefined => {
  if (target === currentTarget) return null;
  return target instanceof Element && target.matches('article') ? target : undefined;
};

/** The arrows go from message to message, Home and End to the ends of what is loaded, Esc back to the composer. */
export const useRovingMessages = ({ rows, virtualizer, scroller }: RovingOptions) => {
  const say = useText();
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const row = rowOf(event);
      if (row === undefined || event.defaultPrevented || isHeld(event) || scroller.current === null) return;
      if (event.code === 'Escape' && row !== null) {
        event.preventDefault();
        focusComposer(row);
      }
      const lastSeen = virtualizer.range?.endIndex ?? rows.length - 1;
      const next = nextMessage(rows, { code: event.code, from: indexOf(row), lastSeen });
      if (next === undefined) return;
      event.preventDefault();
      virtualizer.scrollToIndex(next, { align: 'auto' });
      focusRow(scroller.current, next);
    },
    [rows, virtualizer, scroller],
  );
  // History comes into the line as well: what is new is read out elsewhere.
  return { role: 'log', 'aria-live': 'off', 'aria-label': say('timeline'), tabIndex: 0, onKeyDown } as const;
};
