import { Observable } from '../shared/observable.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import type { SettingsFieldsFragment } from './settingsFields.generated.ts';

/** How the person wants the client to look and behave, with the version that the server counts. */
export type Settings = Omit<SettingsFieldsFragment, '__typename' | ' $fragmentName'>;
export type SettingsChange = Partial<Omit<Settings, 'version'>>;

/** What is known of the person's settings. */
export interface SettingsState {
  /** As they are shown: what was changed here counts at once. `undefined` until they were fetched once. */
  readonly settings: Settings | undefined;
  /** Why the last change is not kept yet, or was taken back. */
  readonly problem: Problem | undefined;
}

/** The server, as far as settings are concerned. The first two reject with what `problemOf` understands. */
export interface SettingsServer {
  readonly fetch: () => Promise<Settings>;
  readonly change: (version: number, change: SettingsChange) => Promise<Settings>;
  /** Calls back after so many milliseconds. */
  readonly later: (work: () => void, milliseconds: number) => void;
}

/** Refusals after which the same change may be taken later. */
const passing = ['UNREACHABLE', 'RATE_LIMITED', 'UNAVAILABLE', 'PROJECTION_BEHIND'];
/** So often another client may be faster in a row. */
const mostRaces = 5;
/** Between tries while the server is away, in milliseconds: doubled each time. */
const pauses = { first: 1_000, longest: 30_000 } as const;

/** What is still to be told to the server: without what it was told, unless that was changed again meanwhile. */
export const untold = (wanted: SettingsChange, told: SettingsChange): SettingsChange =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !(name in told) || told[name as keyof SettingsChange] !== value), // names of a change
  );

/**
 * The person's settings, the same on all their clients. A change is shown at once and told to the server, one after the other; where
 * another client was faster it is made to what that one left. What cannot be told now is told when the server is back.
 */
export class SettingsKeeper {
  readonly state = new Observable<SettingsState>({ settings: undefined, problem: undefined });
  readonly #server: SettingsServer;
  #known: Settings | undefined;
  #wanted: SettingsChange = {};
  #problem: Problem | undefined;
  #isTelling = false;
  #pause: number = pauses.first;

  constructor(server: SettingsServer) {
    this.#server = server;
  }

  /** Fetches them. What was changed here and is not told yet stays, and is told. */
  async load(): Promise<void> {
    this.#take(await this.#server.fetch());
    await this.#tell();
  }

  /** Shows a change that is not meant to be kept yet, as of a slider that moves. */
  preview(change: SettingsChange): void {
    this.#wanted = { ...this.#wanted, ...change };
    this.#show();
  }

  /** Shows a change and keeps it. */
  async change(change: SettingsChange): Promise<void> {
    this.preview(change);
    await this.#tell();
  }

  #take(settings: Settings): void {
    if (this.#known === undefined || settings.version >= this.#known.version) this.#known = settings;
    this.#show();
  }

  #show(): void {
    const settings = this.#known && { ...this.#known, ...this.#wanted };
    this.state.set({ settings, problem: this.#problem });
  }

  #failed(problem: Problem): void {
    this.#problem = problem;
    this.#show();
  }

  async #tell(): Promise<void> {
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      for (let races = 0; this.#known !== undefined && Object.keys(this.#wanted).length > 0; ) {
        if (!(await this.#tellOnce(this.#known.version, this.#wanted, races < mostRaces))) break;
        races += 1;
      }
    } finally {
      this.#isTelling = false;
    }
  }

  /** Resolves with whether there may be more to tell. */
  async #tellOnce(version: number, told: SettingsChange, mayRace: boolean): Promise<boolean> {
    try {
      const settings = await this.#server.change(version, told);
      this.#wanted = untold(this.#wanted, told);
      this.#problem = undefined;
      this.#pause = pauses.first;
      this.#take(settings);
      return true;
    } catch (error) {
      return this.#refused(problemOf(error), told, mayRace);
    }
  }

  async #refused(problem: Problem, told: SettingsChange, mayRace: boolean): Promise<boolean> {
    if (problem.code === 'STALE_VERSION' && mayRace) {
      try {
        this.#take(await this.#server.fetch());
        return true;
      } catch (error) {
        this.#failed(problemOf(error));
        return false;
      }
    }
    if (passing.includes(problem.code)) this.#tryLater(problem);
    else this.#wanted = untold(this.#wanted, told);
    this.#failed(problem);
    return false;
  }

  #tryLater({ retryAfter = 0 }: Problem): void {
    this.#server.later(() => void this.#tell(), Math.max(this.#pause, retryAfter));
    this.#pause = Math.min(this.#pause * 2, pauses.longest);
  }
}
