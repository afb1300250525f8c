import { Bold, Code, Italic, Link, List, type LucideIcon, SquareCode, Strikethrough, TextQuote } from 'lucide-react';
import type { TextName } from '../languages/translate.ts';
import { matches, type ShortcutId } from '../shortcuts/index.ts';
import type { Format } from './formatting.ts';

interface FormatButton {
  readonly Icon: LucideIcon;
  readonly text: Extract<TextName, `format${string}`>;
}

/** How each format is drawn and called, in the order of the toolbar. */
export const formatButtons: Readonly<Record<Format, FormatButton>> = {
  bold: { Icon: Bold, text: 'formatBold' },
  italic: { Icon: Italic, text: 'formatItalic' },
  strike: { Icon: Strikethrough, text: 'formatStrike' },
  code: { Icon: Code, text: 'formatCode' },
  codeBlock: { Icon: SquareCode, text: 'formatCodeBlock' },
  quote: { Icon: TextQuote, text: 'formatQuote' },
  list: { Icon: List, text: 'formatList' },
  link: { Icon: Link, text: 'formatLink' },
};

const keys = ['bold', 'italic', 'strike', 'code', 'codeBlock'] as const satisfies readonly (Format & ShortcutId)[];

/** The format that a key asks for. */
export const formatOfKey = (event: KeyboardEvent): Format | undefined => keys.find((format) => matches(format, event));
