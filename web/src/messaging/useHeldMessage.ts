import { useSelected } from '../shared/useSelected.ts';
import type { ChannelState } from './channelState.ts';
import { useMessages } from './MessagesProvider.tsx';
import { type Message, withFact, withoutTexts } from './message.ts';

/** A message of the open channel, where it is loaded. */
export const useHeldMessage = (id: string): Message | undefined =>
  useSelected(useMessages().timeline.state, ({ timeline }: ChannelState) =>
    timeline.messages.find((message) => message.id === id),
  );

/** A message that was loaded by itself, with what has happened to it since. */
export const caughtUpWith = (message: Message, { timeline }: ChannelState, viewerId: string): Message =>
  timeline.recent.reduce((caught, happened) => {
    if ('revisionIds' in happened) return withoutTexts(caught, happened);
    return happened.messageId === caught.id ? withFact(caught, happened, viewerId) : caught;
  }, message);
