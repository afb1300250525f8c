import { useMemo } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act } from '../shared/asking.ts';
import { CreateGuildDocument } from './createGuild.generated.ts';
import { CreateInviteDocument, type CreateInviteMutation } from './createInvite.generated.ts';
import { useGuildDirectory } from './GuildsProvider.tsx';
import { GrantRoleDocument } from './grantRole.generated.ts';
import { JoinGuildDocument } from './joinGuild.generated.ts';
import { LeaveGuildDocument } from './leaveGuild.generated.ts';
import { RenameGuildDocument } from './renameGuild.generated.ts';
import { RevokeInviteDocument } from './revokeInvite.generated.ts';
import { RevokeRoleDocument } from './revokeRole.generated.ts';

export type CreatedInvite = CreateInviteMutation['createInvite'];

/** How long and how often an invite works: for ever and for everybody where it does not say. */
export interface InviteTerms {
  /** Seconds. */
  readonly expiresAfter?: number;
  readonly maxUses?: number;
}

/** A role of a member. */
export interface MemberRole {
  readonly guildId: string;
  readonly userId: string;
  readonly roleId: string;
}

/** What the viewer can do with guilds. Each rejects with what `problemOf` understands. */
export interface GuildCommands {
  /** Resolves with its id once it is among the viewer's guilds. */
  createGuild(name: string): Promise<string>;
  renameGuild(guildId: string, name: string): Promise<unknown>;
  leave(guildId: string): Promise<unknown>;
  /** A new invite. The same `commandId` is the same invite. */
  createInvite(guildId: string, commandId: string, terms: InviteTerms): Promise<CreatedInvite>;
  revokeInvite(code: string): Promise<unknown>;
  /** Resolves with the guild's id once it is among the viewer's guilds. */
  join(code: string, commandId: string): Promise<string>;
  grantRole(role: MemberRole): Promise<unknown>;
  revokeRole(role: MemberRole): Promise<unknown>;
}

/** What the viewer can do with guilds. */
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
      renameGuild: (guildId, name) => act(client, RenameGuildDocument, { input: { commandId: newCommandId(), guildId, name } }),
      leave: (guildId) => act(client, LeaveGuildDocument, { input: { commandId: newCommandId(), guildId } }),
      createInvite: async (guildId, commandId, terms) => {
        const { createInvite } = await act(client, CreateInviteDocument, { input: { commandId, guildId, ...terms } });
        return createInvite;
      },
      revokeInvite: (code) => act(client, RevokeInviteDocument, { input: { commandId: newCommandId(), code } }),
      join: async (code, commandId) => {
        const { joinGuild } = await act(client, JoinGuildDocument, { input: { commandId, code } });
        await guilds.load(joinGuild.position);
        return joinGuild.guildId;
      },
      grantRole: (role) => act(client, GrantRoleDocument, { input: { commandId: newCommandId(), ...role } }),
      revokeRole: (role) => act(client, RevokeRoleDocument, { input: { commandId: newCommandId(), ...role } }),
    }),
    [client, guilds],
  );
};
