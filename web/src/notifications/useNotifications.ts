import { useEffect, useMemo, useRef } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { type Guild, useGuilds } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import { pause } from '../live/pause.ts';
import { placeAt, placesOf } from '../navigation/index.ts';
import { usePeople } from '../people/PeopleProvider.tsx';
import { useViewerId } from '../session/SessionProvider.tsx';
import { useSettings } from '../settings/index.ts';
import { ask } from '../shared/asking.ts';
import { Desktop } from './desktop.ts';
import { NewestDirectMessageDocument } from './newestDirectMessage.generated.ts';
import { NewestMessageDocument } from './newestMessage.generated.ts';
import { Notifier, type NotifierPorts, type Told, type Wishes } from './notifier.ts';
import { type PlaceMark, placesOfGuilds } from './placeMarks.ts';
import { type NameOf, previewText } from './previewText.ts';
import { playSound } from './sound.ts';
import { openTabsTogether, type TabsTogether } from './tabsTogether.ts';
import type { TellableMessagesFragment } from './tellableMessages.generated.ts';
import { useFavicon } from './useFavicon.ts';

const useWishes = (): Wishes | undefined => {
  const { settings } = useSettings();
  return (
    settings && {
      level: settings.notifications,
      isDisturbed: settings.presence !== 'DO_NOT_DISTURB',
      hasSounds: settings.sounds,
    }
  );
};

const toldOf = (messages: TellableMessagesFragment | undefined): Told | undefined => {
  const message = messages?.edges[0]?.node;
  if (message === undefined) return undefined;
  const { seq, authorId, content, author } = message;
  return { seq, authorId, content, authorName: author?.displayName ?? author?.handle ?? null };
};

const useNewestOf = (): NotifierPorts['newestOf'] => {
  const client = useClient();
  return async ({ id, kind }) => {
    if (kind === 'direct') {
      const { directConversation } = await ask(client, NewestDirectMessageDocument, { conversationId: id });
      return toldOf(directConversation?.messages);
    }
    const { channel } = await ask(client, NewestMessageDocument, { channelId: id });
    return toldOf(channel?.messages);
  };
};

const useNameOf = (guilds: readonly Guild[]): NameOf => {
  const people = usePeople();
  return (kind, id) => {
    if (kind === 'user') return people.person(id).get()?.displayName ?? undefined;
    return guilds.flatMap(({ channels }) => channels).find((channel) => channel.id === id)?.name ?? undefined;
  };
};

const useShow = (guilds: readonly Guild[], desktop: Desktop): NotifierPorts['show'] => {
  const say = useText();
  const nameOf = useNameOf(guilds);
  const [, navigate] = useLocation();
  return (place, { authorName, content }) => {
    const author = authorName ?? say('erasedPerson');
    const text = content === null ? say('somethingNew') : previewText(content, nameOf);
    const names = { channel: place.name ?? say('erasedName'), guild: place.guildName ?? say('erasedName') };
    desktop.show({
      tag: place.id,
      title: place.kind === 'direct' ? author : say('notifiedIn', names),
      body: place.kind === 'direct' ? text : say('notifiedOf', { author, text }),
      onClick: () => navigate(place.path),
    });
  };
};

/** Tells the other tabs what the person looks at here. */
const useSeeing = (tabs: TabsTogether, placeId: string | undefined): void => {
  useEffect(() => {
    const look = (): void => tabs.see(document.hasFocus() ? placeId : undefined);
    look();
    const leave = (): void => tabs.see(undefined);
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
      window.removeEventListener('pagehide', leave);
    };
  }, [tabs, placeId]);
};

const useOpenPlaceId = (guilds: readonly Guild[]): string | undefined => {
  const [path] = useLocation();
  const [, directId] = /^\/direct\/([^/]+)$/.exec(path) ?? [];
  if (path.startsWith('/direct') || path.startsWith('/settings')) return directId;
  const [, channelId] = /^\/guilds\/[^/]+\/([^/]+)/.exec(path) ?? [];
  return channelId ?? placeAt(placesOf(guilds), path)?.channelId;
};

/** Tells of what is new on the desktop and by a sound, as the person wants it; of direct conversations, too. */
export const useNotifications = (direct: readonly PlaceMark[]): void => {
  const { guilds, isLoaded } = useGuilds();
  const viewerId = useViewerId();
  const tabs = useMemo(() => openTabsTogether(viewerId), [viewerId]);
  const desktop = useMemo(() => new Desktop(), []);
  const latest = useRef<Pick<NotifierPorts, 'newestOf' | 'show'> & { readonly wishes: Wishes | undefined }>(undefined);
  const found = { wishes: useWishes(), newestOf: useNewestOf(), show: useShow(guilds, desktop) };
  useEffect(() => {
    latest.current = found;
  });
  const notifier = useMemo(
    () =>
      new Notifier({
        viewerId,
        pause,
        play: playSound,
        isTeller: tabs.isTeller,
        isSeen: tabs.isSeen,
        wishes: () => latest.current?.wishes,
        newestOf: async (place) => latest.current?.newestOf(place),
        show: (place, told) => latest.current?.show(place, told),
        close: (id) => desktop.close(id),
      }),
    [viewerId, tabs, desktop],
  );
  useSeeing(tabs, useOpenPlaceId(guilds));
  const places = useMemo(() => [...placesOfGuilds(guilds), ...direct], [guilds, direct]);
  useFavicon(places);
  useEffect(() => {
    if (isLoaded) notifier.take(places);
  }, [notifier, isLoaded, places]);
  useEffect(
    () => () => {
      tabs.stop();
      desktop.closeAll();
    },
    [tabs, desktop],
  );
};
