import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useLanguage, useText } from '../languages/LanguageProvider.tsx';
import type { Translate } from '../languages/translate.ts';
import { useSpaces } from '../theme/useSpaces.ts';
import { MemberItem } from './MemberItem.tsx';
import styles from './MemberList.module.css';
import type { GroupTitle, MemberRow } from './memberRows.ts';

/** In the size of text. */
const titleHeight = 2;
const overscan = 10;

const titleText = (title: GroupTitle, say: Translate): string => {
  switch (title.kind) {
    case 'role':
      return title.role.name ?? say('erasedName');
    case 'here':
      return say('hereNow');
    case 'away':
      return say('OFFLINE');
    case 'all':
      return say('allMembers');
  }
};

interface MemberRowsProps {
  readonly rows: readonly MemberRow[];
  readonly ownerId: string | undefined;
  /** The end is near: the next page is wanted. */
  readonly onEnd: () => void;
  readonly onOpen: (userId: string, at: Element) => void;
}

/** Members by the thousand: only those who are seen are drawn. */
export const MemberRows = ({ rows, ownerId, onEnd, onOpen }: MemberRowsProps) => {
  const say = useText();
  const { language } = useLanguage();
  const { memberRow, rem } = useSpaces();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'title' ? titleHeight * rem : memberRow),
    // Another function for other rows: the places of all of them are reckoned anew.
    getItemKey: useCallback((index: number) => `${rows[index]?.id} ${memberRow}`, [rows, memberRow]),
    overscan,
    paddingEnd: 16,
  });
  const items = virtualizer.getVirtualItems();
  const isAtEnd = (items.at(-1)?.index ?? 0) >= rows.length - 1;
  useEffect(() => {
    if (isAtEnd) onEnd();
  }, [isAtEnd, onEnd]);
  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul className={styles['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const row = rows[index];
          if (row?.kind === 'title') {
            return (
              <li key={row.id} className={styles['row']} style={{ height: size, transform: `translateY(${start}px)` }}>
                <h3 className={styles['title']}>
                  {titleText(row.title, say)} · {row.count.toLocaleString(language)}
                </h3>
              </li>
            );
          }
          const isOwner = row?.id === ownerId;
          return (
            row && <MemberItem key={row.id} member={row.member} isOwner={isOwner} top={start} height={size} onOpen={onOpen} />
          );
        })}
      </ul>
    </div>
  );
};
