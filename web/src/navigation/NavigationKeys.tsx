import { useLocation } from 'wouter';
import { useGuilds } from '../guilds/index.ts';
import { late } from '../shared/late.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { neighbourOf, type Place, placeAt, placesOf, unreadBeside } from './neighbours.ts';
import { useReadGuild } from './useReadGuild.ts';

const ReadGuildQuestion = late(async () => (await import('./ReadGuildQuestion.tsx')).ReadGuildQuestion);

/** The keys that lead from channel to channel, and mark a guild read. */
export const NavigationKeys = () => {
  const { guilds } = useGuilds();
  const [path, navigate] = useLocation();
  const readGuild = useReadGuild();
  const places = placesOf(guilds);
  const here = placeAt(places, path);
  const go = (next: Place | undefined): void => {
    if (next !== undefined) navigate(`/guilds/${next.guildId}/${next.channelId}`);
  };
  useShortcut('previousChannel', here && (() => go(neighbourOf(places, here, -1))));
  useShortcut('nextChannel', here && (() => go(neighbourOf(places, here, 1))));
  useShortcut('previousUnread', () => go(unreadBeside(places, here, -1)));
  useShortcut('nextUnread', () => go(unreadBeside(places, here, 1)));
  useShortcut('markGuildRead', here && (() => readGuild.begin(here.guildId)));
  const isSaid = readGuild.asked !== undefined || readGuild.problem !== undefined;
  return isSaid ? <ReadGuildQuestion {...readGuild} /> : null;
};
