import { createContext, type ReactNode, use, useCallback, useEffect, useReducer, useState } from 'react';
import { Provider } from 'urql';
import { graphqlClient } from '../graphqlClient.ts';
import { backOff, pause } from '../live/pause.ts';
import { forgetAllPages } from '../offline/keptPages.ts';
import { act } from '../shared/asking.ts';
import { newCommandId } from './commandId.ts';
import { LogOutDocument } from './logOut.generated.ts';
import { openOtherTabs } from './otherTabs.ts';
import { Session, type Tokens } from './session.ts';

/** Whether somebody is logged in here, as far as is known. */
export type SessionState = 'unknown' | 'out' | 'in' | 'unreachable';

interface Held {
  readonly session: Session;
  readonly state: SessionState;
  readonly enter: (tokens: Tokens) => void;
  /** Asks the server anew whether there is a session. */
  readonly resume: () => void;
  /** Ends the session here and on the server. */
  readonly logOut: () => Promise<void>;
}

const HeldContext = createContext<Held | undefined>(undefined);

const session = new Session(openOtherTabs());
const client = graphqlClient(session);

let early: Promise<boolean> | undefined;
let earlyState: SessionState = 'unknown';

/** Asks whether there is a session before anything is drawn, while the rest of the client comes. */
export const resumeEarly = async (): Promise<boolean> => {
  early ??= session.resume();
  const isIn = await early;
  earlyState = isIn ? 'in' : 'out';
  return isIn;
};

type SetState = (state: SessionState) => void;

/** What was kept for reading belongs to whoever was logged in. */
const left = (setState: SetState): void => {
  setState('out');
  forgetAllPages().catch(() => undefined); // where nothing can be kept nothing is
};

const resumed = async (setState: SetState): Promise<boolean> => {
  const asked = early ?? session.resume();
  early = undefined;
  try {
    if (await asked) setState('in');
    else left(setState);
    return true;
  } catch {
    setState('unreachable');
    return false;
  }
};

/** Until the server answers. Returns how to stop. */
const keepTrying = (setState: SetState): (() => void) => {
  let isGone = false;
  const attempt = async (): Promise<void> => {
    for (let attempts = 0; !isGone; attempts += 1) {
      await pause(backOff(attempts));
      if (isGone || (await resumed(setState))) return;
    }
  };
  void attempt();
  return () => {
    isGone = true;
  };
};

/** One session for everything below it: it goes on by the cookie where there is one. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const [state, setState] = useState(earlyState);
  const [, drawAnew] = useReducer((drawn: number) => drawn + 1, 0);
  const resume = useCallback(() => void resumed(setState), []);
  useEffect(() => {
    session.onEnd(() => left(setState));
    session.onBegin(() => {
      setState('in');
      // It may be somebody else.
      drawAnew();
    });
    resume();
  }, [resume]);
  useEffect(() => (state === 'unreachable' ? keepTrying(setState) : undefined), [state]);
  const enter = (tokens: Tokens): void => {
    session.take(tokens);
    setState('in');
  };
  const logOut = async (): Promise<void> => {
    await act(client, LogOutDocument, { input: { commandId: newCommandId() } });
    session.end();
  };
  return (
    <HeldContext value={{ session, state, enter, resume, logOut }}>
      <Provider value={client}>{children}</Provider>
    </HeldContext>
  );
};

/** The account that is logged in here. */
export const useViewerId = (): string => {
  const { session } = useSession();
  if (session.userId === undefined) throw new Error('nobody is logged in');
  return session.userId;
};

/** The person's session: whether they are in, and how they come in. */
export const useSession = (): Held => {
  const held = use(HeldContext);
  if (held === undefined) throw new Error('there is no SessionProvider above');
  return held;
};
