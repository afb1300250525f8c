import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { graphqlClient } from '../graphqlClient.ts';
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

/** One session for everything below it: it goes on by the cookie where there is one. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const [state, setState] = useState<SessionState>('unknown');
  const resume = useCallback((): void => {
    setState('unknown');
    session.resume().then(
      (isIn) => setState(isIn ? 'in' : 'out'),
      () => setState('unreachable'),
    );
  }, []);
  useEffect(() => {
    session.onEnd(() => setState('out'));
    session.onBegin(() => setState('in'));
    resume();
  }, [resume]);
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
