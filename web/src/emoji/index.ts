export { EmojiPopover } from './EmojiPopover.tsx';
export { emojiNameOf } from './emojiName.ts';
export { emojiLike, emojiOfCode } from './emojiSearch.ts';
export { type EmojiEntry, loadEmoji } from './emojiTable.ts';
export { useEmojiUses } from './useEmojiUses.ts';
