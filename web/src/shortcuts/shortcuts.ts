import type { TextName } from '../languages/translate.ts';

/** One press: a place on the keyboard, whatever letter the layout puts there, and what is held with it. */
export interface Stroke {
  /** The browser's `KeyboardEvent.code`. */
  readonly code: string;
  /** Ctrl, or Cmd on Apple's keyboards. */
  readonly isCommand?: true;
  readonly isShift?: true;
  readonly isAlt?: true;
  /** What stands on the key, where shift is only the way to that sign. */
  readonly sign?: string;
}

/**
 * Where a shortcut is heard. `anywhere`: also while somebody types. `emptyField`: not in a field with text in it. `outside`: in no field.
 * `composer` and `message`: by the composer and by the focused message themselves, which ask `matches`.
 */
export type Where = 'anywhere' | 'emptyField' | 'outside' | 'composer' | 'message';

export interface Shortcut {
  readonly group: 'going' | 'reading' | 'onMessage' | 'writing' | 'calling';
  readonly where: Where;
  /** Any of them does it. */
  readonly strokes: readonly Stroke[];
  /** What it does. */
  readonly text: Extract<TextName, `key${string}`>;
}

const shortcut = <Id extends string>(table: Readonly<Record<Id, Shortcut>>): Readonly<Record<Id, Shortcut>> => table;

const command = (code: string): Stroke => ({ code, isCommand: true });
const commandShift = (code: string): Stroke => ({ code, isCommand: true, isShift: true });
const alt = (code: string): Stroke => ({ code, isAlt: true });
const altShift = (code: string): Stroke => ({ code, isAlt: true, isShift: true });

/** Every key that the client listens to: handlers, the sheet and the tests read this one table. */
export const shortcuts = shortcut({
  switcher: { group: 'going', where: 'anywhere', strokes: [command('KeyK')], text: 'keySwitcher' },
  sheet: { group: 'going', where: 'anywhere', strokes: [command('Slash')], text: 'keySheet' },
  previousChannel: { group: 'going', where: 'anywhere', strokes: [alt('ArrowUp')], text: 'keyPreviousChannel' },
  nextChannel: { group: 'going', where: 'anywhere', strokes: [alt('ArrowDown')], text: 'keyNextChannel' },
  previousUnread: { group: 'going', where: 'anywhere', strokes: [altShift('ArrowUp')], text: 'keyPreviousUnread' },
  nextUnread: { group: 'going', where: 'anywhere', strokes: [altShift('ArrowDown')], text: 'keyNextUnread' },
  markRead: { group: 'reading', where: 'anywhere', strokes: [{ code: 'Escape' }], text: 'keyMarkRead' },
  markGuildRead: { group: 'reading', where: 'anywhere', strokes: [{ code: 'Escape', isShift: true }], text: 'keyMarkGuildRead' },
  pageUp: { group: 'reading', where: 'emptyField', strokes: [{ code: 'PageUp' }], text: 'keyPageUp' },
  pageDown: { group: 'reading', where: 'emptyField', strokes: [{ code: 'PageDown' }], text: 'keyPageDown' },
  oldest: { group: 'reading', where: 'emptyField', strokes: [command('Home')], text: 'keyOldest' },
  newest: { group: 'reading', where: 'emptyField', strokes: [command('End')], text: 'keyNewest' },
  searchChannel: { group: 'reading', where: 'anywhere', strokes: [command('KeyF')], text: 'keySearchChannel' },
  search: { group: 'reading', where: 'outside', strokes: [{ code: 'Slash' }], text: 'keySearch' },
  reply: { group: 'onMessage', where: 'message', strokes: [{ code: 'KeyR' }], text: 'keyReply' },
  edit: { group: 'onMessage', where: 'message', strokes: [{ code: 'KeyE' }], text: 'keyEdit' },
  react: {
    group: 'onMessage',
    where: 'message',
    strokes: [{ code: 'Equal', isShift: true, sign: '+' }, { code: 'Equal' }, { code: 'NumpadAdd' }],
    text: 'keyReact',
  },
  remove: { group: 'onMessage', where: 'message', strokes: [{ code: 'Delete' }], text: 'keyRemove' },
  editLast: { group: 'writing', where: 'composer', strokes: [{ code: 'ArrowUp' }], text: 'keyEditLast' },
  cancel: { group: 'writing', where: 'composer', strokes: [{ code: 'Escape' }], text: 'keyCancel' },
  bold: { group: 'writing', where: 'composer', strokes: [command('KeyB')], text: 'keyBold' },
  italic: { group: 'writing', where: 'composer', strokes: [command('KeyI')], text: 'keyItalic' },
  code: { group: 'writing', where: 'composer', strokes: [command('KeyE')], text: 'keyCode' },
  strike: { group: 'writing', where: 'composer', strokes: [commandShift('KeyX')], text: 'keyStrike' },
  codeBlock: { group: 'writing', where: 'composer', strokes: [commandShift('KeyC')], text: 'keyCodeBlock' },
  mute: { group: 'calling', where: 'anywhere', strokes: [command('KeyD')], text: 'keyMute' },
  deafen: { group: 'calling', where: 'anywhere', strokes: [commandShift('KeyM')], text: 'keyDeafen' },
});

export type ShortcutId = keyof typeof shortcuts;

/** The order of the table. */
export const shortcutIds = Object.keys(shortcuts) as readonly ShortcutId[]; // it has no other keys
