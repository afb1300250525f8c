import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { type Entry, EntryPage, VerifyPage } from '../identity/index.ts';
import { useSession } from '../session/SessionProvider.tsx';
import styles from './App.module.css';
import { Unreachable } from './Unreachable.tsx';
import { useBefore } from './useBefore.ts';

const Entering = ({ entry, inviteCode }: { readonly entry: Entry; readonly inviteCode?: string }) => {
  const { enter } = useSession();
  const [, navigate] = useLocation();
  const before = useBefore();
  const token = entry === 'setUp' ? location.hash.slice(1) : undefined;
  return (
    <EntryPage
      entry={entry}
      inviteCode={inviteCode}
      token={token}
      onEntered={(tokens) => {
        enter(tokens);
        navigate(inviteCode === undefined ? before : `/invite/${inviteCode}`, { replace: true });
      }}
    />
  );
};

/** Logs in, and leads back to where one was. */
const BackAfterLogIn = () => {
  const [from] = useLocation();
  return <Redirect to="/login" replace state={{ from }} />;
};

const loadInside = async () => ({ default: (await import('./Inside.tsx')).Inside });
const Inside = lazy(loadInside);

/** Somebody types their name or password: what they will see is fetched meanwhile. Where that fails, it is fetched again when it is needed. */
const fetchInside = (): void => void loadInside().catch(() => undefined);

/** Pages of whoever is not logged in. */
const Outside = () => (
  <div className={styles['entering']} onInput={fetchInside}>
    <Switch>
      <Route path="/setup">
        <Entering entry="setUp" />
      </Route>
      <Route path="/register">
        <Entering entry="register" />
      </Route>
      <Route path="/invite/:code">{({ code }) => <Entering entry="register" inviteCode={code} />}</Route>
      <Route path="/login">
        <Entering entry="logIn" />
      </Route>
      <Route>
        <BackAfterLogIn />
      </Route>
    </Switch>
  </div>
);

const Entered = () => {
  const { state } = useSession();
  switch (state) {
    case 'unknown':
      return <main className={styles['middle']} aria-busy="true" />;
    case 'unreachable':
      return <Unreachable />;
    case 'out':
      return <Outside />;
    case 'in':
      return (
        <Suspense fallback={<main className={styles['middle']} aria-busy="true" />}>
          <Inside />
        </Suspense>
      );
  }
};

/** What is shown, by whether somebody is logged in; the link of a mail works for everybody. */
export const App = () => {
  const [, navigate] = useLocation();
  return (
    <Switch>
      <Route path="/verify">
        <VerifyPage onGoOn={() => navigate('/', { replace: true })} />
      </Route>
      <Route>
        <Entered />
      </Route>
    </Switch>
  );
};
