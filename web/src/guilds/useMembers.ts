import { useEffect, useMemo } from 'react';
import { useClient } from 'urql';
import { useObservable } from '../shared/useObservable.ts';
import { useGuildDirectory } from './GuildsProvider.tsx';
import { GuildMembers } from './guildMembers.ts';
import type { MembersState } from './memberState.ts';

/** The members of a guild, or those whose names begin so; the state is `undefined` until it is known. */
export const useMembers = (
  guildId: string,
  search = '',
): { readonly state: MembersState | undefined; readonly more: () => void } => {
  const client = useClient();
  const guilds = useGuildDirectory();
  const members = useMemo(() => new GuildMembers({ client, guildId, search }), [client, guildId, search]);
  useEffect(() => {
    members.start();
    const unlisten = guilds.listen((id, event) => {
      if (id === guildId) members.take(event);
    });
    return () => {
      unlisten();
      members.stop();
    };
  }, [members, guilds, guildId]);
  const state = useObservable(members.state);
  return { state, more: () => void members.more() };
};
