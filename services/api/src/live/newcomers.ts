import type { LiveItem, Subscription } from './subscription.ts';
import { withoutWords } from './withoutTexts.ts';

/** What seeing a channel looks like for those who may not read what was said before they came. */
export const seesNewMessages = 'NEW_MESSAGES';

/** Whether somebody is shown the text of an item: not where the message is from before they came. */
export const seesText =
  ({ messagePosted }: LiveItem) =>
  ({ bound }: Subscription): boolean =>
    messagePosted === undefined || messagePosted > bound;

/** An item as somebody is shown it who has waited for it. */
export const itemFor = (subscription: Subscription, item: LiveItem): LiveItem =>
  subscription.visibility !== seesNewMessages || seesText(item)(subscription)
    ? item
    : { ...item, payload: withoutWords(item.payload) };
