import { Route, Switch } from 'wouter';
import { DirectProvider, WhisperCommands } from '../directMessages/index.ts';
import { GuildsProvider } from '../guilds/index.ts';
import { ConnectionProvider } from '../live/ConnectionProvider.tsx';
import { OutboxProvider } from '../messaging/index.ts';
import { NavigationKeys } from '../navigation/index.ts';
import { KeptPages, NewVersionPrompt } from '../offline/index.ts';
import { PeopleProvider } from '../people/PeopleProvider.tsx';
import { PresenceProvider } from '../presence/index.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { AccountProvider, SettingsPlace } from '../settings/index.ts';
import { JoinByInvite } from '../shell/JoinByInvite.tsx';
import { Shell } from '../shell/Shell.tsx';
import { ShortcutSheetHost, ShortcutsProvider } from '../shortcuts/index.ts';
import { QuickSwitcherHost } from '../switcher/index.ts';
import { DirectNotifications } from './DirectNotifications.tsx';
import { PresenceFollower } from './PresenceFollower.tsx';

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

/** What whoever is logged in sees: a chunk of its own, so that the pages before log-in are light. */
export const Inside = () => {
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
                    <NewVersionPrompt />
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
