export { DirectProvider, useDirectConversations, useDirectUnread } from './DirectProvider.tsx';
export { DirectRailLink } from './DirectRailLink.tsx';
export { type DirectConversation, type DirectState, openOnes } from './directState.ts';
export { BlockButton, BlockDialog, BlockedPeople, DirectList, DirectPlace, OpenWith } from './late.tsx';
export { type DirectCommands, useDirectCommands } from './useDirectCommands.ts';
export { useWhisper, type Whispering } from './useWhisper.ts';
export { WhisperCommands } from './WhisperCommands.tsx';
export { parseWhisper, type Recipient, type Resolved, type Whisper } from './whisper.ts';
