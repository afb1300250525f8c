import {
  Copy,
  History,
  Link,
  ListChecks,
  type LucideIcon,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Trash2,
  Users,
} from 'lucide-react';
import type { TextName } from '../../languages/translate.ts';
import type { MessageAction } from './messageActions.ts';

type PlainText = Extract<
  TextName,
  | 'addReaction'
  | 'replyToMessage'
  | 'editMessage'
  | 'pinMessage'
  | 'unpinMessage'
  | 'copyMessageText'
  | 'copyMessageLink'
  | 'selectMessages'
  | 'whoReacted'
  | 'earlierTexts'
  | 'deleteMessage'
>;

/** The sign and the name of everything that can be done with a message. */
export const actionLooks: Readonly<Record<MessageAction, { readonly Icon: LucideIcon; readonly text: PlainText }>> = {
  react: { Icon: SmilePlus, text: 'addReaction' },
  reply: { Icon: Reply, text: 'replyToMessage' },
  edit: { Icon: Pencil, text: 'editMessage' },
  pin: { Icon: Pin, text: 'pinMessage' },
  unpin: { Icon: PinOff, text: 'unpinMessage' },
  copyText: { Icon: Copy, text: 'copyMessageText' },
  copyLink: { Icon: Link, text: 'copyMessageLink' },
  select: { Icon: ListChecks, text: 'selectMessages' },
  reactors: { Icon: Users, text: 'whoReacted' },
  revisions: { Icon: History, text: 'earlierTexts' },
  remove: { Icon: Trash2, text: 'deleteMessage' },
};
