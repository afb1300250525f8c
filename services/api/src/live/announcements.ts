import type { Announcements, ChannelAnnouncement } from '@chat/domain/commands';
import type { Id } from '@chat/schema/events';
import { isUpToDate, type Live } from './opening.ts';
import { TypingStarted } from './passing.types.ts';
import type { PresentPeople } from './presentPeople.ts';

/** Milliseconds (behaviour, section 7). */
const expiresIn = 10_000;
/** Where more follow, it would only be noise. */
const mostFollowers = 1_000;

/** Nobody hears of it who was put out before. */
const tellTyping = async (live: Live, channelId: Id, { userId }: ChannelAnnouncement): Promise<void> => {
  const { channels, log } = live;
  const passing = { type: 'TypingStarted', except: userId } as const;
  try {
    if (!channels.has(channelId) || !(await isUpToDate(live))) return;
    const payload = Object.assign(new TypingStarted(), { channelId, userId, expiresIn });
    if (channels.audience(channelId, passing) <= mostFollowers) channels.passing(channelId, payload, passing);
  } catch (error) {
    log.error('that somebody types could not be told', { error });
  }
};

/** Shows what handlers announce. */
export const announcementsTo = (live: Live, people: PresentPeople): Announcements => ({
  toViewer: (userId, announcement) => {
    live.viewers.announce(userId, announcement);
    if (announcement.type === 'SettingsChanged') people.settingsChanged(userId);
  },
  toChannel: (channelId, announcement) => void tellTyping(live, channelId, announcement),
});
