import { useMemo } from 'react';
import { type DirectConversation, openOnes, useDirectConversations } from '../directMessages/index.ts';
import { Notifications, type PlaceMark } from '../notifications/index.ts';

/** Every message of others there is for the viewer, so each counts as a mention. */
const markOf = ({ id, unread, newest }: DirectConversation): PlaceMark => ({
  id,
  kind: 'direct',
  path: `/direct/${id}`,
  name: null,
  guildName: null,
  isUnread: unread > 0,
  newest,
  mentions: unread,
});

/** Tells of what is new in guilds and in direct conversations. */
export const DirectNotifications = () => {
  const state = useDirectConversations();
  const marks = useMemo(() => openOnes(state).map(markOf), [state]);
  return <Notifications direct={marks} />;
};
