import { EmojiPopover, emojiNameOf } from '../../emoji/index.ts';
import { useMessages } from '../MessagesProvider.tsx';
import type { PanelProps } from '../menus/MessagePanels.tsx';

/** Any emoji, to react with. One that the viewer reacts with already stays. */
export const ReactionPicker = ({ panel: { message, anchor }, onClose }: PanelProps) => {
  const { reactions } = useMessages();
  const pick = (sign: string): void => {
    onClose();
    const emoji = emojiNameOf(sign);
    const isOwn = reactions.shown(message).some((reaction) => reaction.emoji === emoji && reaction.isOwn);
    if (!isOwn) void reactions.toggle(message.id, { emoji, isOwn });
  };
  return <EmojiPopover anchor={anchor} onPick={pick} onClose={onClose} />;
};
