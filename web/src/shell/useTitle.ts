import { useEffect } from 'react';
import { useDirectUnread } from '../directMessages/index.ts';
import { type Guild, marksOf } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';

/** Says in the window's title how often the viewer is mentioned and how many direct messages are unread, or with a dot that something is unread. */
export const useTitle = (guilds: readonly Guild[], channelName: string | undefined): void => {
  const say = useText();
  const marks = guilds.map(marksOf);
  const direct = useDirectUnread();
  const mentions = marks.reduce((sum, mark) => sum + mark.mentions, direct);
  const isUnread = marks.some((mark) => mark.isUnread);
  const product = say('product');
  useEffect(() => {
    const place = channelName === undefined ? product : `#${channelName} · ${product}`;
    document.title = mentions > 0 ? `(${mentions}) ${place}` : `${isUnread ? '• ' : ''}${place}`;
  }, [mentions, isUnread, channelName, product]);
};
