import { useCallback, useMemo } from 'react';
import { Composer, type ComposingPlace, useCommands, useDraft, useRefusal } from '../composing/index.ts';
import { useGuilds } from '../guilds/index.ts';
import { Markup } from '../markup/index.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import type { Message, Reply } from './message.ts';
import { StatusLine } from './StatusLine.tsx';
import type { Typists } from './typists.ts';
import { useOutbox } from './useOutbox.ts';
import { useTyping } from './useTyping.ts';

interface ChannelComposerProps {
  readonly channelId: string;
  /** What the field is for, such as "Message #general". */
  readonly label: string;
  /** Of the part that is shown, in order: who spoke last is named first. */
  readonly messages: readonly Message[];
  readonly typists: Typists;
  /** What the next message answers. */
  readonly replies?: readonly Reply[];
  readonly onSent?: () => void;
  readonly onEditLast: () => void;
  /** Why nothing can be said here, as a sentence, where that is known already. */
  readonly refusal?: string | undefined;
}

const none: readonly Reply[] = [];
const looked = 200;

/** Who spoke lately, the latest first, without the viewer. */
const recentOf = (messages: readonly Message[], viewerId: string): readonly string[] => [
  ...new Set(
    messages
      .slice(-looked)
      .toReversed()
      .map(({ authorId }) => authorId)
      .filter((id) => id !== viewerId),
  ),
];

/** Where one writes in a channel, and below it who else does. */
export const ChannelComposer = ({ channelId, label, messages, typists, onEditLast, ...rest }: ChannelComposerProps) => {
  const { replies = none, onSent } = rest;
  const viewerId = useViewerId();
  const guildId = useGuilds().guilds.find(({ channels }) => channels.some(({ id }) => id === channelId))?.id;
  const { outbox } = useOutbox(channelId);
  const typing = useTyping(channelId);
  const commands = useCommands();
  const inHand = useDraft(viewerId, channelId);
  const refusal = useRefusal(guildId, viewerId);
  const place = useMemo<ComposingPlace>(
    () => ({ guildId, recentIds: recentOf(messages, viewerId), commands }),
    [guildId, messages, viewerId, commands],
  );
  const send = useCallback(
    async (contents: readonly string[]): Promise<void> => {
      // All of them begin now: a page that goes away in the middle has kept them all.
      await Promise.all(
        contents.map((content, index) => outbox.add({ channelId, content, replies: index === 0 ? replies : none })),
      );
      typing.said();
      onSent?.();
    },
    [outbox, channelId, replies, typing, onSent],
  );
  const written = {
    ...inHand,
    change: (draft: typeof inHand.draft): void => {
      if (draft.text !== '' && !draft.text.startsWith('/')) typing.typed();
      inHand.change(draft);
    },
  };
  return (
    <>
      <Composer
        label={label}
        place={place}
        inHand={written}
        onSend={send}
        onEditLast={onEditLast}
        preview={(text) => <Markup text={text} />}
        refusal={rest.refusal ?? refusal}
      />
      <StatusLine channelId={channelId} typists={typists} viewerId={viewerId} />
    </>
  );
};
