/** What the API calls an emoji in a reaction: `u-1f44d`. */
export const emojiNameOf = (emoji: string): string =>
  `u-${Array.from(emoji, (character) => character.codePointAt(0)?.toString(16)).join('-')}`;
