import { type ShortcutId, type Stroke, shortcuts } from './shortcuts.ts';

/** What of a pressed key decides. */
export type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

/** Whether Cmd does here what Ctrl does elsewhere. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

const fits = (stroke: Stroke, event: Pressed): boolean => {
  const [command, other] = isApple() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return (
    event.code === stroke.code &&
    command === (stroke.isCommand === true) &&
    event.shiftKey === (stroke.isShift === true) &&
    event.altKey === (stroke.isAlt === true) &&
    !other
  );
};

/** Whether this press is that shortcut, on any layout. Never while an input method is composing. */
export const matches = (id: ShortcutId, event: Pressed): boolean =>
  !event.isComposing && shortcuts[id].strokes.some((stroke) => fits(stroke, event));
