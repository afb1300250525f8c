import { type MouseEvent, type PointerEvent, useRef } from 'react';

/** Milliseconds, and the pixels within which a finger may tremble. */
const patience = 500;
const tremble = 10;

export interface Point {
  readonly left: number;
  readonly top: number;
}

/** A context menu by the right button, its key, or a finger that stays: the click that would follow the finger is not one. */
export const useLongPress = (onPress: (at: Point) => void) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef<Point>({ left: 0, top: 0 });
  const isPressed = useRef(false);
  const press = (at: Point): void => {
    clearTimeout(timer.current);
    if (!isPressed.current) onPress(at);
    isPressed.current = true;
  };
  const stopWaiting = (): void => clearTimeout(timer.current);
  const release = (): void => {
    stopWaiting();
    // The click of this finger comes before; any other one is meant.
    setTimeout(() => {
      isPressed.current = false;
    });
  };
  return {
    onPointerDown: ({ pointerType, clientX: left, clientY: top }: PointerEvent) => {
      isPressed.current = false;
      from.current = { left, top };
      if (pointerType === 'touch') timer.current = setTimeout(() => press({ left, top }), patience);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - from.current.left, clientY - from.current.top) > tremble) stopWaiting();
    },
    onPointerUp: release,
    onPointerCancel: release,
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      press({ left: event.clientX, top: event.clientY });
      // Chromium sends it for a finger too; a click follows only a finger.
      isPressed.current = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch';
    },
    onClickCapture: (event: MouseEvent) => {
      if (!isPressed.current) return;
      isPressed.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
};
