import { BoundedCache } from '@chat/platform';
import type { Id } from '@chat/schema/events';

/** Plain text of facts that this node has just written, so that pushing them needs no key. Forgotten at a shred. */
export interface RecentTexts {
  /** `data` as it was decided. Nothing is kept where it has no text. */
  remember(factId: Id, data: object): void;
  textOf(factId: Id): Readonly<Record<string, string>> | undefined;
  forget(factId: Id): void;
  /** Everything: a ring is gone, and whose text is whose is not known here. */
  clear(): void;
}

/** Keeps the newest `most` texts. */
export const recentTexts = (most = 4_096): RecentTexts => {
  const texts = new BoundedCache<Id, Readonly<Record<string, string>>>(most);
  return {
    remember: (factId, data) => {
      if ('text' in data) texts.set(factId, data.text as Readonly<Record<string, string>>); // sealed fields are named text
    },
    textOf: (factId) => texts.get(factId),
    forget: (factId) => {
      texts.delete(factId);
    },
    clear: () => texts.clear(),
  };
};
