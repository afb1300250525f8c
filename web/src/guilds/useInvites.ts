import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ask } from '../shared/asking.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import { InvitesOfDocument, type InvitesOfQuery } from './invitesOf.generated.ts';
import { useGuildCommands } from './useGuildCommands.ts';

type Connection = NonNullable<InvitesOfQuery['guild']>['invites'];
export type Invite = Connection['edges'][number]['node'];

interface InvitesState {
  /** The newest first; `undefined` until they are known. */
  readonly invites: readonly Invite[] | undefined;
  readonly problem: Problem | undefined;
  /** Where the next page begins. */
  readonly next: string | undefined;
}

export interface Invites extends InvitesState {
  more(): void;
  revoke(code: string): void;
}

const withPage = (known: InvitesState, { edges, pageInfo }: Connection): InvitesState => ({
  invites: [...(known.invites ?? []), ...edges.map(({ node }) => node)],
  problem: undefined,
  next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
});

/** The invites of a guild, page by page, and the way to take one back. */
export const useInvites = (guildId: string): Invites => {
  const client = useClient();
  const commands = useGuildCommands();
  const [state, setState] = useState<InvitesState>({ invites: undefined, problem: undefined, next: undefined });
  const failed = useCallback((error: unknown) => setState((known) => ({ ...known, problem: problemOf(error) })), []);
  const load = useCallback(
    async (after: string | null) => {
      const { guild } = await ask(client, InvitesOfDocument, { guildId, after });
      if (guild !== null) setState((known) => withPage(after === null ? { ...known, invites: [] } : known, guild.invites));
    },
    [client, guildId],
  );
  useEffect(() => {
    load(null).catch(failed);
  }, [load, failed]);
  const revoke = async (code: string): Promise<void> => {
    await commands.revokeInvite(code);
    const taken = (invite: Invite): Invite => (invite.code === code ? { ...invite, revoked: true } : invite);
    setState((known) => ({ ...known, problem: undefined, invites: known.invites?.map(taken) }));
  };
  return {
    ...state,
    more: () => void load(state.next ?? null).catch(failed),
    revoke: (code) => void revoke(code).catch(failed),
  };
};
