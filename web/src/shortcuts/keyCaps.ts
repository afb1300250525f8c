import type { Stroke } from './shortcuts.ts';

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Slash: '/',
  Delete: 'Del',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Equal: '=',
  NumpadAdd: '+',
};

const keyOf = ({ code, sign }: Stroke): string => sign ?? signs[code] ?? code.replace(/^Key|^Digit/, '');

/** What stands on the keys of a stroke, in the order of pressing: as on a PC, or as on Apple's keyboards. */
export const keyCaps = (stroke: Stroke, isApple: boolean): readonly string[] => [
  ...(stroke.isCommand ? [isApple ? '⌘' : 'Ctrl'] : []),
  ...(stroke.isAlt ? [isApple ? '⌥' : 'Alt'] : []),
  // The way to a sign is not said.
  ...(stroke.isShift && stroke.sign === undefined ? [isApple ? '⇧' : 'Shift'] : []),
  keyOf(stroke),
];
