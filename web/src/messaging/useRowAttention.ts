import { type FocusEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';

/** Held for so long, in milliseconds, a finger asks for what can be done. */
const longPress = 450;
/** A finger that has moved so far, in pixels, scrolls. */
const slack = 10;

interface Held {
  readonly x: number;
  readonly y: number;
  readonly late: ReturnType<typeof setTimeout>;
}

/** Whether a row is pointed at or has the focus of the keyboard, and when a finger rests on it. */
export const useRowAttention = (onLongPress: ((row: Element) => void) | undefined) => {
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const held = useRef<Held | undefined>(undefined);
  const letGo = (): void => {
    clearTimeout(held.current?.late);
    held.current = undefined;
  };
  const hold = ({ pointerType, clientX: x, clientY: y, currentTarget }: PointerEvent): void => {
    if (pointerType === 'mouse' || onLongPress === undefined) return;
    letGo();
    held.current = { x, y, late: setTimeout(() => onLongPress(currentTarget), longPress) };
  };
  const move = ({ clientX, clientY }: PointerEvent): void => {
    const { current } = held;
    if (current !== undefined && Math.hypot(clientX - current.x, clientY - current.y) > slack) letGo();
  };
  const listeners = {
    onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && setPointedAt(true),
    onPointerLeave: () => {
      letGo();
      setPointedAt(false);
    },
    onPointerDown: hold,
    onPointerMove: move,
    onPointerUp: letGo,
    onPointerCancel: letGo,
    // What the browser offers for a long press would lie above the sheet.
    onContextMenu: (event: MouseEvent) => held.current !== undefined && event.preventDefault(),
    onFocus: ({ target }: FocusEvent) => target.matches(':focus-visible') && setFocused(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => !currentTarget.contains(relatedTarget) && setFocused(false),
  };
  return { hasAttention: isPointedAt || isFocused, listeners };
};
