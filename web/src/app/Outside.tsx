import { Redirect, Route, Switch, useLocation } from 'wouter';
import { type Entry, EntryPage, VerifyPage } from '../identity/index.ts';
import { useSession } from '../session/SessionProvider.tsx';
import styles from './App.module.css';
import { fetchInside } from './fetchInside.ts';
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

/** Pages of whoever is not logged in. What comes after them is fetched while somebody types. */
export const Outside = () => (
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

/** The link of a mail, which works for everybody. */
export const Verifying = () => {
  const [, navigate] = useLocation();
  return <VerifyPage onGoOn={() => navigate('/', { replace: true })} />;
};
