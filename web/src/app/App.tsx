import { Redirect, Route, Switch, useLocation } from 'wouter';
import { DirectProvider, WhisperCommands } from '../directMessages/index.ts';
import { GuildsProvider } from '../guilds/index.ts';
import { type Entry, EntryPage, VerifyPage } from '../identity/index.ts';
import { ConnectionProvider } from '../live/ConnectionProvider.tsx';
import { OutboxProvider } from '../messaging/index.ts';
import { NavigationKeys } from '../navigation/index.ts';
import { KeptPages } from '../offline/index.ts';
import { PeopleProvider } from '../people/PeopleProvider.tsx';
import { PresenceProvider } from '../presence/index.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { AccountProvider, SettingsPlace } from '../settings/index.ts';
import { JoinByInvite } from '../shell/JoinByInvite.tsx';
import { Shell } from '../shell/Shell.tsx';
import { ShortcutSheetHost, ShortcutsProvider } from '../shortcuts/index.ts';
import { QuickSwitcherHost } from '../switcher/index.ts';
import styles from './App.module.css';
import { DirectNotifications } from './DirectNotifications.tsx';
import { PresenceFollower } from './PresenceFollower.tsx';
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

/** Pages of whoever is not logged in. */
const Outside = () => (
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
);

const Rooms = () => (
  <Switch>
    <Route path="/invite/:code">{({ code }) => <JoinByInvite code={code} />}</Route>
    <Route path="/settings/:page?">{({ page }) => <SettingsPlace page={page} />}</Route>
    <Route path="/direct/with/:userId">
      {({ userId }) => <Shell guildId={undefined} channelId={undefined} direct={{ userId }} />}
    </Route>
    <Route path="/direct/:conversationId?">
      {({ conversationId }) => <Shell guildId={undefined} channelId={undefined} direct={{ conversationId }} />}
    </Route>
    <Route path="/guilds/:guildId/:channelId?">
      {({ guildId, channelId }) => <Shell guildId={guildId} channelId={channelId} />}
    </Route>
    <Route>
      <Shell guildId={undefined} channelId={undefined} />
    </Route>
  </Switch>
);

/** What whoever is logged in sees. */
const Inside = () => {
  const { session } = useSession();
  if (session.userId === undefined) return null;
  return (
    <ConnectionProvider key={session.userId} session={session}>
      <PeopleProvider>
        <PresenceProvider>
          <GuildsProvider>
            <PresenceFollower />
            <OutboxProvider userId={session.userId}>
              <DirectProvider>
                <ShortcutsProvider>
                  <AccountProvider>
                    <WhisperCommands>
                      <Rooms />
                    </WhisperCommands>
                    <NavigationKeys />
                    <DirectNotifications />
                    <KeptPages />
                    <QuickSwitcherHost />
                    <ShortcutSheetHost />
                  </AccountProvider>
                </ShortcutsProvider>
              </DirectProvider>
            </OutboxProvider>
          </GuildsProvider>
        </PresenceProvider>
      </PeopleProvider>
    </ConnectionProvider>
  );
};

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
      return <Inside />;
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
