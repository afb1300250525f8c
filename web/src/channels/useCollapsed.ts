import { useCallback, useEffect, useMemo, useState } from 'react';
import { keepText, keptText } from '../shared/keptText.ts';

const idsOf = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : text.split(' '));

export interface Collapsed {
  readonly ids: ReadonlySet<string>;
  toggle(categoryId: string): void;
}

/** The collapsed categories of a guild, as this person left them in this browser; other tabs follow. */
export const useCollapsed = (userId: string, guildId: string): Collapsed => {
  const name = `chat.collapsed.${userId}.${guildId}`;
  const [text, setText] = useState(() => keptText(name));
  useEffect(() => {
    const follow = (event: StorageEvent): void => {
      if (event.key === name) setText(event.newValue ?? undefined);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [name]);
  const ids = useMemo(() => new Set(idsOf(text)), [text]);
  const toggle = useCallback(
    (categoryId: string) => {
      const next = ids.has(categoryId) ? [...ids].filter((id) => id !== categoryId) : [...ids, categoryId];
      const written = next.join(' ');
      keepText(name, written);
      setText(written);
    },
    [ids, name],
  );
  return { ids, toggle };
};
