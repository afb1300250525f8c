import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useGuildDirectory } from '../guilds/index.ts';
import { ask } from '../shared/asking.ts';
import { ViewerTimeoutDocument } from './viewerTimeout.generated.ts';

/** That somebody may read and not write. */
export interface Timeout {
  /** Absent: until it is lifted. */
  readonly until: string | undefined;
}

interface TimeoutOptions {
  readonly guildId: string | undefined;
  readonly userId: string;
  /** Whether they may not write now: only then there is something to ask for at once. */
  readonly isSilent: boolean;
}

/** Whether somebody is timed out in a guild, followed live; `undefined` where they are not. */
export const useTimeout = ({ guildId, userId, isSilent }: TimeoutOptions): Timeout | undefined => {
  const client = useClient();
  const guilds = useGuildDirectory();
  const [timeout, setTimedOut] = useState<Timeout>();
  useEffect(() => {
    if (guildId === undefined) return;
    let isGone = false;
    const load = async (): Promise<void> => {
      // Where it fails, the server says so when they write.
      const { guild } = await ask(client, ViewerTimeoutDocument, { guildId, userId }).catch(() => ({ guild: null }));
      const member = guild?.member;
      if (!isGone) setTimedOut(member?.timedOut ? { until: member.timedOutUntil ?? undefined } : undefined);
    };
    if (isSilent) void load();
    const stop = guilds.listen((id, event) => {
      const isAbout = event.__typename === 'MemberTimedOut' || event.__typename === 'MemberTimeoutLifted';
      if (id === guildId && isAbout) void load();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [client, guilds, guildId, userId, isSilent]);
  return timeout;
};
