import { Route, Switch } from 'wouter';
import { useSession } from '../session/SessionProvider.tsx';
import { late } from '../shared/late.tsx';
import styles from './App.module.css';
import { loadInside } from './fetchInside.ts';
import { Unreachable } from './Unreachable.tsx';

const meanwhile = <main className={styles['middle']} aria-busy="true" />;

const Inside = late(loadInside, meanwhile);
const Outside = late(async () => (await import('./Outside.tsx')).Outside, meanwhile);
const Verifying = late(async () => (await import('./Outside.tsx')).Verifying, meanwhile);

const Entered = () => {
  const { state } = useSession();
  switch (state) {
    case 'unknown':
      return meanwhile;
    case 'unreachable':
      return <Unreachable />;
    case 'out':
      return <Outside />;
    case 'in':
      return <Inside />;
  }
};

/** What is shown, by whether somebody is logged in; the link of a mail works for everybody. */
export const App = () => (
  <Switch>
    <Route path="/verify">
      <Verifying />
    </Route>
    <Route>
      <Entered />
    </Route>
  </Switch>
);
