import { useEffect } from 'react';
import plain from '../icon.svg';
import mentioned from '../iconMentioned.svg';
import unread from '../iconUnread.svg';
import type { PlaceMark } from './placeMarks.ts';

/** Marks the icon of the tab where something is unread, and otherwise where somebody mentions the viewer. */
export const useFavicon = (places: readonly PlaceMark[]): void => {
  const isMentioned = places.some(({ mentions }) => mentions > 0);
  const isUnread = places.some((place) => place.isUnread);
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (link === null) return undefined;
    link.href = isMentioned ? mentioned : isUnread ? unread : plain;
    return () => {
      link.href = plain;
    };
  }, [isMentioned, isUnread]);
};
