import { useMemo } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { CreateChannelDocument } from './createChannel.generated.ts';
import { CreateGuildDocument } from './createGuild.generated.ts';
import { CreateInviteDocument } from './createInvite.generated.ts';
import { useGuildDirectory } from './GuildsProvider.tsx';
import { JoinGuildDocument } from './joinGuild.generated.ts';

/** What the viewer can do with guilds. Each rejects with what `problemOf` understands. */
export interface GuildCommands {
  /** Resolves with its id once it is among the viewer's guilds. */
  createGuild(name: string): Promise<string>;
  /** Resolves with its id, where the viewer sees it. */
  createChannel(guildId: string, name: string): Promise<string | undefined>;
  /** The code of a new invite. The same `commandId` is the same invite. */
  createInvite(guildId: string, commandId: string): Promise<string>;
  /** Resolves with the guild's id once it is among the viewer's guilds. */
  join(code: string, commandId: string): Promise<string>;
}

export const useGuildCommands = (): GuildCommands => {
  const client = useClient();
  const guilds = useGuildDirectory();
  return useMemo(
    () => ({
      createGuild: async (name) => {
        const { createGuild } = await act(client, CreateGuildDocument, { input: { commandId: newCommandId(), name } });
        await guilds.load(createGuild.position);
        return createGuild.guildId;
      },
      createChannel: async (guildId, name) => {
        const { createChannel } = await act(client, CreateChannelDocument, {
          input: { commandId: newCommandId(), guildId, name },
        });
        return createChannel.channel?.id;
      },
      createInvite: async (guildId, commandId) => {
        const { createInvite } = await act(client, CreateInviteDocument, { input: { commandId, guildId } });
        return createInvite.code;
      },
      join: async (code, commandId) => {
        const { joinGuild } = await act(client, JoinGuildDocument, { input: { commandId, code } });
        await guilds.load(joinGuild.position);
        return joinGuild.guildId;
      },
    }),
    [client, guilds],
  );
};
