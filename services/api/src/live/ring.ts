import type { Position } from '@chat/schema/events';
import type { LiveItem } from './subscription.ts';

/** How many facts of one guild or person are kept for those who come back. */
export const ringSize = 500;

/** The newest facts of one guild or person, in memory. */
export class Ring {
  #items: LiveItem[] = [];
  /** Everything after this place is here. */
  #completeFrom: Position;

  constructor(completeFrom: Position) {
    this.#completeFrom = completeFrom;
  }

  get items(): readonly LiveItem[] {
    return this.#items;
  }

  add(item: LiveItem): void {
    if (item.position === undefined) return;
    this.#items.push(item);
    if (this.#items.length < 2 * ringSize) return;
    // Half of it at once: the cost of moving the rest is shared.
    this.#completeFrom = this.#items[ringSize - 1]?.position ?? this.#completeFrom;
    this.#items = this.#items.slice(ringSize);
  }

  /** What came after a place; nothing (`undefined`) where that is not known any more. */
  since(after: Position): readonly LiveItem[] | undefined {
    if (after < this.#completeFrom) return undefined;
    return this.#items.filter(({ position }) => position !== undefined && position > after);
  }
}
