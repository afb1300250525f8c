import { invalid } from '@chat/domain/errors';
import { type Emoji, emojiOf, isKnownEmoji } from '@chat/schema/events';
import { failure } from '../graph/failure.ts';

/** An emoji as a person typed it, or in its stored form; fails with INVALID_INPUT where it is none of ours. */
export const emojiFrom = (text: string): Emoji => {
  const emoji = isKnownEmoji(text) ? (text as Emoji) : emojiOf(text); // a known value is an Emoji
  if (emoji === undefined) throw failure(invalid('emoji', 'UNKNOWN_EMOJI'));
  return emoji;
};
