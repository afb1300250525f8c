import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../session/commandId.ts';
import { act, ask } from '../shared/asking.ts';
import { useAccountKeeper } from './AccountProvider.tsx';
import { EndSessionDocument } from './endSession.generated.ts';
import { LogOutEverywhereDocument } from './logOutEverywhere.generated.ts';
import { useDoing } from './useDoing.ts';
import { ViewerSessionsDocument, type ViewerSessionsQuery } from './viewerSessions.generated.ts';

export type LogIn = NonNullable<ViewerSessionsQuery['viewer']>['sessions'][number];

/** The person's sessions, this one first, and how they are ended. They follow what happens on other clients. */
export const useSessions = () => {
  const client = useClient();
  const account = useAccountKeeper();
  const [sessions, setSessions] = useState<readonly LogIn[]>();
  const { problem, run, isBusy } = useDoing();
  const load = useCallback(
    async (minPosition: string | null): Promise<void> => {
      const { viewer } = await ask(client, ViewerSessionsDocument, { minPosition });
      setSessions(viewer?.sessions.toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent)));
    },
    [client],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is another one each time, and does the same
  useEffect(() => {
    void run(() => load(null));
    return account.listen(({ __typename }) => {
      if (__typename === 'SessionStarted' || __typename === 'SessionEnded') void run(() => load(null));
    });
  }, [account, load]);
  const end = (sessionId: string): Promise<boolean> =>
    run(async () => {
      const { endSession } = await act(client, EndSessionDocument, { input: { commandId: newCommandId(), sessionId } });
      await load(endSession.position);
    });
  const endOthers = (): Promise<boolean> =>
    run(async () => {
      const input = { commandId: newCommandId(), keepCurrent: true };
      const { logOutEverywhere } = await act(client, LogOutEverywhereDocument, { input });
      await load(logOutEverywhere.position);
    });
  return { sessions, problem, isBusy, end, endOthers };
};
