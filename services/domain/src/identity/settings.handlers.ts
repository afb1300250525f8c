import type { ChosenPresence } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import type { PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal, rejected } from '../errors/index.ts';
import { account } from './account.state.ts';
import { changedSettings } from './settings.decide.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** Settings and how often they were changed. */
export interface KeptSettings {
  readonly settings: Settings;
  /** 0: never changed. */
  readonly version: number;
}

interface Stored {
  readonly settings: Settings;
  /** The command that wrote them, for its retries. */
  readonly key: Id;
}

const collection = 'settings';

const stored = async ({ privateStore }: Services, userId: Id) => privateStore.get<Stored>(collection, userId);

const shown = (kept: { readonly value: Stored; readonly version: number } | undefined): KeptSettings => ({
  // What a later version added has its default.
  settings: { ...defaultSettings, ...kept?.value.settings },
  version: kept?.version ?? 0,
});

/** The caller's settings. */
export const settings =
  (services: Services) =>
  async (caller: PersonCaller): Promise<KeptSettings> =>
    shown(await stored(services, caller.actor.id));

/** What a person wants others to see of them. */
export const chosenPresence =
  (services: Services) =>
  async (userId: Id): Promise<ChosenPresence> =>
    shown(await stored(services, userId)).settings.presence;

/** Changes what is named, if nobody has changed anything since `version`; otherwise STALE_VERSION, and the client reads them again. */
export const changeSettings =
  (services: Services) =>
  async (
    caller: PersonCaller,
    key: Id,
    { version, change }: { readonly version: number; readonly change: Partial<Settings> },
  ): Promise<KeptSettings | Refusal> => {
    const userId = caller.actor.id;
    const { state } = await services.aggregates.load(streams.account(userId), account);
    if (state.status !== 'REGISTERED' || !state.sessions.has(caller.sessionId)) return rejected('UNAUTHENTICATED');
    const before = await stored(services, userId);
    if (before?.value.key === key) return shown(before);
    const next = changedSettings(shown(before).settings, change);
    if (isRefusal(next)) return next;
    const value = { settings: { ...next }, key };
    const isWritten = await services.privateStore.write([{ collection, id: userId, value, expected: version }]);
    if (!isWritten) return rejected('STALE_VERSION');
    services.announcements.toViewer(userId, { type: 'SettingsChanged' });
    return { settings: next, version: version + 1 };
  };
