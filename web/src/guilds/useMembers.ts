import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ask } from '../shared/asking.ts';
import { useGuildDirectory } from './GuildsProvider.tsx';
import { type MembersState, membersOf, withMemberEvent } from './memberState.ts';
import { MembersOfDocument } from './membersOf.generated.ts';

/** Many clients hear the same at once: each asks a little later than the others, in milliseconds. */
const longestPause = 5_000;

/** The first members of a guild and who of them is there, as far as it is known; `undefined` until it is. */
export const useMembers = (guildId: string): MembersState | undefined => {
  const client = useClient();
  const guilds = useGuildDirectory();
  const [state, setState] = useState<MembersState>();
  useEffect(() => {
    let isGone = false;
    let later: ReturnType<typeof setTimeout> | undefined;
    const load = async (): Promise<void> => {
      later = undefined;
      // Where it fails, what is shown stays until something happens.
      const { guild } = await ask(client, MembersOfDocument, { guildId }).catch(() => ({ guild: undefined }));
      if (!isGone && guild) setState(membersOf(guild));
    };
    const loadLater = (): void => {
      later ??= setTimeout(() => void load(), 200 + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % longestPause));
    };
    void load();
    const stop = guilds.listen((id, event) => {
      if (id !== guildId) return;
      setState((known) => {
        const next = known && withMemberEvent(known, event);
        if (next === undefined) loadLater();
        return next ?? known;
      });
    });
    return () => {
      isGone = true;
      clearTimeout(later);
      stop();
    };
  }, [client, guilds, guildId]);
  return state?.members === undefined ? undefined : state;
};
