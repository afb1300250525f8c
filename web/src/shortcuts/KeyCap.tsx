import styles from './KeyCap.module.css';
import { keyCaps } from './keyCaps.ts';
import { isApple } from './matches.ts';
import { type ShortcutId, shortcuts } from './shortcuts.ts';

/** One key as it stands on the keyboard. */
export const KeyCap = ({ cap }: { readonly cap: string }) => <kbd className={styles['cap']}>{cap}</kbd>;

/** The keys of a shortcut. */
export const ShortcutKeys = ({ id }: { readonly id: ShortcutId }) => {
  const [stroke] = shortcuts[id].strokes;
  if (stroke === undefined) return null;
  return (
    <span className={styles['keys']}>
      {keyCaps(stroke, isApple()).map((cap) => (
        <KeyCap key={cap} cap={cap} />
      ))}
    </span>
  );
};
