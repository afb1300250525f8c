import type { Client } from '@urql/core';
import type { Client as LiveClient } from 'graphql-ws';
import type { Language } from '../languages/translate.ts';
import { Feed } from '../live/feed.ts';
import { newCommandId } from '../session/commandId.ts';
import { act, ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import { ChangeLocaleDocument } from './changeLocale.generated.ts';
import { ChangeSettingsDocument } from './changeSettings.generated.ts';
import { SettingsEventsDocument, type SettingsEventsSubscription } from './settingsEvents.generated.ts';
import { type Settings, SettingsKeeper } from './settingsKeeper.ts';
import { ViewerSettingsDocument, type ViewerSettingsQuery } from './viewerSettings.generated.ts';

type Viewer = NonNullable<ViewerSettingsQuery['viewer']>;
type ViewerEvent = SettingsEventsSubscription['viewerEvents'];

/** What only the person may know of their account. */
export type AccountState = Omit<Viewer, 'settings' | '__typename'>;

/** The language that was chosen in this browser, where the account does not know of it yet, and what follows from the account's. */
export interface SpokenLanguage {
  readonly unsaved: () => Language | undefined;
  readonly saved: (language: Language) => void;
  readonly adopt: (language: Language) => void;
}

interface AccountOptions {
  readonly client: Client;
  readonly live: LiveClient;
  readonly spoken: SpokenLanguage;
  readonly onProblem: (error: unknown) => void;
}

const localeOf = (language: Language) => (language === 'ru' ? 'RU' : 'EN');
const languageOf = (locale: Viewer['locale']): Language | undefined =>
  locale === 'OTHER' ? undefined : locale === 'RU' ? 'ru' : 'en';

/** What changes the account elsewhere. */
const changing: readonly ViewerEvent['__typename'][] = ['SettingsChanged', 'ProfileChanged'];

/** The person's account, their settings and their language, equal on all their clients. */
export class Account {
  readonly state = new Observable<AccountState | undefined>(undefined);
  readonly settings: SettingsKeeper;
  readonly #options: AccountOptions;
  readonly #feed: Feed<ViewerEvent, object>;
  readonly #listeners = new Set<(event: ViewerEvent) => void>();
  #hasBeenLive = false;

  constructor(options: AccountOptions) {
    this.#options = options;
    this.settings = new SettingsKeeper({
      fetch: () => this.#fetch(),
      change: async (version, change) => {
        const input = { commandId: newCommandId(), version, ...change };
        return (await act(options.client, ChangeSettingsDocument, { input })).changeSettings.settings;
      },
      later: (work, milliseconds) => void setTimeout(work, milliseconds),
    });
    this.#feed = new Feed<ViewerEvent, object>({
      client: options.live,
      document: SettingsEventsDocument,
      variables: {},
      load: () => this.load(),
      onEvent: (event) => this.#happened(event),
      onLive: (isLive) => this.#live(isLive),
      onProblem: options.onProblem,
    });
  }

  start(): void {
    this.#feed.start();
  }

  stop(): void {
    this.#feed.stop();
  }

  /** Calls back with what happens to the account. */
  listen(listener: (event: ViewerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Fetches all of it, and tells the server what it does not know yet. */
  async load(): Promise<void> {
    await this.settings.load();
    await this.saveLanguage();
  }

  /** Keeps the language that was chosen here with the account; takes the account's where none was. */
  async saveLanguage(): Promise<void> {
    const { client, spoken } = this.#options;
    const chosen = spoken.unsaved();
    const known = this.state.get();
    if (known === undefined) return;
    const kept = languageOf(known.locale);
    if (chosen !== undefined && chosen !== kept) {
      const input = { commandId: newCommandId(), locale: localeOf(chosen) } as const;
      const { changeLocale } = await act(client, ChangeLocaleDocument, { input });
      this.state.set({ ...known, locale: changeLocale.locale });
    }
    if (chosen !== undefined) spoken.saved(chosen);
    else if (kept !== undefined) spoken.adopt(kept);
  }

  async #fetch(): Promise<Settings> {
    const { viewer } = await ask(this.#options.client, ViewerSettingsDocument, { minPosition: null });
    if (viewer === null) throw new Error('the server answered with nobody');
    const { settings, ...account } = viewer;
    this.state.set(account);
    return settings;
  }

  /** Changes of settings are not told again after a lost connection. */
  #live(isLive: boolean): void {
    if (isLive && this.#hasBeenLive) this.#reload();
    this.#hasBeenLive ||= isLive;
  }

  #happened(event: ViewerEvent): void {
    if (changing.includes(event.__typename)) this.#reload();
    for (const listener of this.#listeners) listener(event);
  }

  #reload(): void {
    this.load().catch(this.#options.onProblem);
  }
}
