import { Observable } from '../shared/observable.ts';
import { matches } from './matches.ts';
import { type ShortcutId, shortcutIds, shortcuts, type Where } from './shortcuts.ts';

export type ShortcutHandler = () => void;

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

const isEmpty = (field: HTMLElement): boolean => ('value' in field ? field.value === '' : field.textContent === '');

const isHeard: Readonly<Record<Where, (target: EventTarget | null) => boolean>> = {
  anywhere: () => true,
  emptyField: (target) => !isField(target) || isEmpty(target),
  outside: (target) => !isField(target),
  composer: () => false,
  message: () => false,
};

// MUI's class tells a dialog, menu or drawer that is open from one that is only kept.
const overlay = '[aria-modal="true"]:not(.MuiModal-hidden *), .MuiModal-root:not(.MuiModal-hidden)';

/** Who does what a shortcut asks for: the last one who said so and has not gone. */
export class ShortcutRegistry {
  /** What somebody can do now. */
  readonly able = new Observable<ReadonlySet<ShortcutId>>(new Set());
  readonly #handlers = new Map<ShortcutId, readonly ShortcutHandler[]>();

  /** Returns how to take it back. */
  register(id: ShortcutId, handler: ShortcutHandler): () => void {
    this.#set(id, [...(this.#handlers.get(id) ?? []), handler]);
    return () =>
      this.#set(
        id,
        (this.#handlers.get(id) ?? []).filter((one) => one !== handler),
      );
  }

  /** Does it without a key. */
  run = (id: ShortcutId): void => this.#handlers.get(id)?.at(-1)?.();

  /** Does what the key asks for. What is open above the page, and whoever has used the key already, goes first. */
  handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector(overlay) !== null) return;
    const handler = this.#handlerOf(event);
    if (handler === undefined) return;
    event.preventDefault();
    handler();
  };

  #handlerOf(event: KeyboardEvent): ShortcutHandler | undefined {
    const asked = shortcutIds.filter((id) => matches(id, event) && isHeard[shortcuts[id].where](event.target));
    return asked.map((id) => this.#handlers.get(id)?.at(-1)).find((handler) => handler !== undefined);
  }

  #set(id: ShortcutId, handlers: readonly ShortcutHandler[]): void {
    this.#handlers.set(id, handlers);
    this.able.set(new Set(shortcutIds.filter((one) => (this.#handlers.get(one) ?? []).length > 0)));
  }
}
