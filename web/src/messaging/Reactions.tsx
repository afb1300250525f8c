import { useText } from '../languages/LanguageProvider.tsx';
import type { Reaction } from './message.ts';
import styles from './Reactions.module.css';

/** Adds the viewer's reaction to a message, or takes it back. */
export type OnReact = (messageId: string, reaction: Pick<Reaction, 'emoji' | 'isOwn'>) => void;

/** `u-1f44d-1f3fb` as the sign that it names. */
export const emojiOf = (name: string): string =>
  String.fromCodePoint(
    ...name
      .split('-')
      .slice(1)
      .map((code) => Number.parseInt(code, 16)),
  );

interface ReactionsProps {
  readonly messageId: string;
  readonly reactions: readonly Reaction[];
  readonly onReact: OnReact;
}

/** How many react with what; a click adds one's own, or takes it back. */
export const Reactions = ({ messageId, reactions, onReact }: ReactionsProps) => {
  const say = useText();
  return (
    <div className={styles['reactions']}>
      {reactions.map((reaction) => (
        <button
          key={reaction.emoji}
          type="button"
          className={styles['reaction']}
          aria-pressed={reaction.isOwn}
          aria-label={say('reaction', { emoji: emojiOf(reaction.emoji), count: reaction.count })}
          onClick={() => onReact(messageId, reaction)}
        >
          {emojiOf(reaction.emoji)} <b>{reaction.count}</b>
        </button>
      ))}
    </div>
  );
};
