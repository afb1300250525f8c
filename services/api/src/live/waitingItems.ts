import { MessageDeleted, MessageEdited, MessagePosted } from '../messaging/index.ts';
import { supersededAt } from './messageTexts.ts';
import type { LiveItem } from './subscription.ts';
import { withoutTexts } from './withoutTexts.ts';

const changeOf = (payload: object): 'POSTED' | 'EDITED' | 'DELETED' | undefined => {
  if (payload instanceof MessagePosted) return 'POSTED';
  if (payload instanceof MessageEdited) return 'EDITED';
  return payload instanceof MessageDeleted ? 'DELETED' : undefined;
};

const messageIdOf = (payload: object): string | undefined =>
  'messageId' in payload && typeof payload.messageId === 'string' ? payload.messageId : undefined;

/** Payloads that have waited, as they may be shown now. */
export const asTheyStandNow = (items: readonly LiveItem[]): readonly object[] => {
  const superseded = supersededAt(items.map(({ payload }) => ({ messageId: messageIdOf(payload), change: changeOf(payload) })));
  return items.map(({ payload }, index) => (superseded.has(index) ? withoutTexts(payload) : payload));
};

/** Takes texts out of items that are kept: of these facts, or of all where a whole ring of keys is gone. */
export const forgetTexts = (items: Iterable<LiveItem>, factIds: ReadonlySet<string> | undefined): void => {
  for (const item of items) {
    const { payload } = item;
    const factId = 'factId' in payload ? String(payload.factId) : '';
    if (factIds === undefined || factIds.has(factId)) item.payload = withoutTexts(payload);
  }
};
