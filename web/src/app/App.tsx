import { Route, Switch } from 'wouter';
import { useSession } from '../session/SessionProvider.tsx';
import { Inside, Nothing, Outside, Verifying } from './halves.tsx';
import { Unreachable } from './Unreachable.tsx';

const Entered = () => {
  const { state } = useSession();
  switch (state) {
    case 'unknown':
      return <Nothing />;
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
