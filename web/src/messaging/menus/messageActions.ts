import type { Message } from '../message.ts';
import type { MessageRights } from '../messageRights.ts';

/** Everything that can be done with a message. */
export type MessageAction =
  | 'react'
  | 'reply'
  | 'edit'
  | 'pin'
  | 'unpin'
  | 'copyText'
  | 'copyLink'
  | 'select'
  | 'reactors'
  | 'revisions'
  | 'remove';

interface Offer {
  readonly message: Message;
  readonly viewerId: string;
  readonly rights: MessageRights;
}

/** A message has at most so many different emoji. */
export const mostEmoji = 20;

const offers: Readonly<Record<MessageAction, (offer: Offer & { readonly isOwn: boolean }) => boolean>> = {
  react: ({ rights, message }) => rights.mayReactAnew && message.reactions.length < mostEmoji,
  reply: ({ rights }) => rights.maySend,
  edit: ({ rights, isOwn }) => rights.maySend && isOwn,
  pin: ({ rights, message }) => rights.mayPin && message.pinnedAt === null,
  unpin: ({ rights, message }) => rights.mayPin && message.pinnedAt !== null,
  copyText: () => true,
  copyLink: () => true,
  select: () => true,
  reactors: ({ message }) => message.reactions.length > 0,
  revisions: ({ rights, isOwn, message }) => message.editedAt !== null && (isOwn || rights.seesRevisions),
  remove: ({ rights, isOwn }) => (isOwn ? rights.isOpen : rights.mayDelete),
};

/** What the viewer may do with a message, in the order of the menu. Nothing can be done with one that says nothing. */
export const messageActions = (offer: Offer): readonly MessageAction[] => {
  if (offer.message.content === null) return [];
  const isOwn = offer.message.authorId === offer.viewerId;
  // The table has no other keys.
  return (Object.keys(offers) as readonly MessageAction[]).filter((action) => offers[action]({ ...offer, isOwn }));
};
