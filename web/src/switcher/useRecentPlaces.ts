import { useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useViewerId } from '../session/SessionProvider.tsx';
import { recentPlaces, visited } from './recentPlaces.ts';
import { personKey } from './target.ts';

/** The key of what an address shows. */
export const placeOf = (path: string): string | undefined => {
  const [, channelId] = /^\/guilds\/[^/]+\/([^/]+)/.exec(path) ?? [];
  const [, userId] = /^\/direct\/with\/([^/]+)/.exec(path) ?? [];
  if (channelId !== undefined) return `channel ${channelId}`;
  return userId === undefined ? undefined : personKey(userId);
};

/** Keeps where the account goes. */
export const useVisited = (): void => {
  const viewerId = useViewerId();
  const [path] = useLocation();
  useEffect(() => {
    const place = placeOf(path);
    if (place !== undefined) visited(viewerId, place);
  }, [viewerId, path]);
};

/** Where the account was of late, and where it is. */
export const useRecentPlaces = (): { readonly recent: readonly string[]; readonly here: string | undefined } => {
  const viewerId = useViewerId();
  const [path] = useLocation();
  const recent = useMemo(() => recentPlaces(viewerId), [viewerId]);
  return { recent, here: placeOf(path) };
};
