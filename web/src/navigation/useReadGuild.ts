import { useMemo, useState } from 'react';
import { useClient } from 'urql';
import { useGuildDirectory } from '../guilds/index.ts';
import { MarkReadDocument } from '../messaging/index.ts';
import { newCommandId } from '../session/commandId.ts';
import { act, ask } from '../shared/asking.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { GuildUnreadDocument } from './guildUnread.generated.ts';
import { NewestSeqDocument } from './newestSeq.generated.ts';
import { askedAbove, markAll, type ReadGuildPorts, totalOf, type UnreadChannel } from './readGuild.ts';

const usePorts = (): ReadGuildPorts => {
  const client = useClient();
  const guilds = useGuildDirectory();
  return useMemo(
    () => ({
      unreadOf: async (guildId) => {
        const { guild } = await ask(client, GuildUnreadDocument, { guildId });
        return (guild?.channels ?? [])
          .filter(({ archived, unread }) => !archived && unread.count.count > 0)
          .map(({ id, unread }) => ({ channelId: id, count: unread.count.count }));
      },
      newestOf: async (channelId) => {
        const { channel } = await ask(client, NewestSeqDocument, { channelId });
        return channel?.messages.edges[0]?.node.seq;
      },
      markRead: async (channelId, seq) => {
        await act(client, MarkReadDocument, { input: { commandId: newCommandId(), channelId, seq } });
        guilds.read(channelId, seq);
      },
    }),
    [client, guilds],
  );
};

/** How a whole guild is marked read: at once where little is unread, else the viewer is asked. */
export interface ReadGuild {
  readonly begin: (guildId: string) => void;
  /** How many messages the viewer is asked about. */
  readonly asked: number | undefined;
  readonly confirm: () => void;
  readonly cancel: () => void;
  readonly problem: Problem | undefined;
  readonly forgetProblem: () => void;
}

export const useReadGuild = (): ReadGuild => {
  const ports = usePorts();
  const [waiting, setWaiting] = useState<readonly UnreadChannel[]>();
  const [problem, setProblem] = useState<Problem>();
  const failed = (error: unknown): void => setProblem(problemOf(error));
  const mark = (channels: readonly UnreadChannel[]): void => {
    setWaiting(undefined);
    markAll(channels, ports).catch(failed);
  };
  const begin = (guildId: string): void => {
    const decide = (channels: readonly UnreadChannel[]): void =>
      totalOf(channels) > askedAbove ? setWaiting(channels) : mark(channels);
    ports.unreadOf(guildId).then(decide, failed);
  };
  return {
    begin,
    asked: waiting && totalOf(waiting),
    confirm: () => waiting !== undefined && mark(waiting),
    cancel: () => setWaiting(undefined),
    problem,
    forgetProblem: () => setProblem(undefined),
  };
};
