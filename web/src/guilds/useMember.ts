import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ask } from '../shared/asking.ts';
import { useGuildDirectory } from './GuildsProvider.tsx';
import { MemberOfDocument } from './memberOf.generated.ts';
import { type MemberSeen, memberOf, withMemberEvent } from './memberState.ts';

/** Somebody in a guild, followed live: `undefined` until they are known, `null` where they are not in it. */
export const useMember = (guildId: string, userId: string): MemberSeen | null | undefined => {
  const client = useClient();
  const guilds = useGuildDirectory();
  const [member, setMember] = useState<MemberSeen | null>();
  useEffect(() => {
    let isGone = false;
    const load = async (): Promise<void> => {
      const { guild } = await ask(client, MemberOfDocument, { guildId, userId });
      if (!isGone) setMember(guild?.member ? memberOf(guild.member) : null);
    };
    const tryLoad = (): void => void load().catch(() => undefined); // the card of somebody who cannot be asked for does not open
    tryLoad();
    const unlisten = guilds.listen((id, event) => {
      if (id !== guildId) return;
      if (event.__typename === 'MemberJoined') return tryLoad();
      setMember((known) => {
        const state = known && withMemberEvent({ members: [known], count: 1, next: undefined }, event);
        return state ? (state.members[0] ?? null) : known;
      });
    });
    return () => {
      isGone = true;
      unlisten();
    };
  }, [client, guilds, guildId, userId]);
  return member;
};
