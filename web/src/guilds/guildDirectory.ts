import type { Client } from '@urql/core';
import type { Client as LiveClient } from 'graphql-ws';
import { Feed } from '../live/feed.ts';
import { ask } from '../shared/asking.ts';
import { Observable } from '../shared/observable.ts';
import { GuildEventsDocument, type GuildEventsSubscription } from './guildEvents.generated.ts';
import { GuildOfDocument } from './guildOf.generated.ts';
import { type Guild, type GuildEvent, guildOf, marksOf, withGuildEvent, withMention, withRead } from './guildState.ts';
import { allows, changesStanding } from './standing.ts';
import { ViewerEventsDocument, type ViewerEventsSubscription } from './viewerEvents.generated.ts';
import { ViewerGuildsDocument, type ViewerGuildsQuery } from './viewerGuilds.generated.ts';
import { ViewerStandingDocument } from './viewerStanding.generated.ts';

export type Viewer = NonNullable<NonNullable<ViewerGuildsQuery['viewer']>['person']>;

/** The guilds of the viewer, as far as they are known. */
export interface GuildsState {
  /** False until they were fetched once. */
  readonly isLoaded: boolean;
  readonly viewer: Viewer | undefined;
  /** In the order of joining. */
  readonly guilds: readonly Guild[];
  /** Whether everything that changes them arrives. */
  readonly isLive: boolean;
}

interface DirectoryOptions {
  readonly client: Client;
  readonly live: LiveClient;
  readonly onProblem: (error: unknown) => void;
}

type ViewerEvent = ViewerEventsSubscription['viewerEvents'];
type GuildFeed = Feed<GuildEventsSubscription['guildEvents'], { guildId: string }>;

type GuildListener = (guildId: string, event: GuildEvent) => void;

/** Keeps the guilds of the viewer equal to the log: one subscription for the person, one for each guild. */
export class GuildDirectory {
  readonly state = new Observable<GuildsState>({ isLoaded: false, viewer: undefined, guilds: [], isLive: false });
  readonly #options: DirectoryOptions;
  readonly #listeners = new Set<GuildListener>();
  readonly #feeds = new Map<string, GuildFeed>();
  readonly #viewerFeed: Feed<ViewerEvent, object>;

  constructor(options: DirectoryOptions) {
    this.#options = options;
    this.#viewerFeed = new Feed<ViewerEvent, object>({
      client: options.live,
      document: ViewerEventsDocument,
      variables: {},
      load: () => this.load(),
      onEvent: (event) => void this.#take(event),
      onLive: (isLive) => this.state.set({ ...this.state.get(), isLive }),
      onProblem: options.onProblem,
    });
  }

  start(): void {
    this.#viewerFeed.start();
  }

  stop(): void {
    this.#viewerFeed.stop();
    for (const feed of this.#feeds.values()) feed.stop();
    this.#feeds.clear();
  }

  /** Fetches all of them, at least as they were at a position. */
  async load(minPosition: string | null = null): Promise<void> {
    const { viewer } = await ask(this.#options.client, ViewerGuildsDocument, { minPosition });
    if (viewer === null) return;
    const ids = viewer.guilds.map(({ id }) => id);
    const known = new Map(this.state.get().guilds.map((guild) => [guild.id, guild]));
    await Promise.all(ids.filter((id) => !known.has(id)).map((id) => this.#loadGuild(id)));
    const guilds = this.state.get().guilds.filter(({ id }) => ids.includes(id));
    const inOrder = guilds.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    this.state.set({ ...this.state.get(), isLoaded: true, viewer: viewer.person ?? undefined, guilds: inOrder });
    this.#follow(ids);
  }

  /** Calls back with everything that happens in the guilds. */
  listen(listener: GuildListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The viewer has read a channel up to a message. */
  read(channelId: string, seq: number): void {
    this.#change((guild) => withRead(guild, channelId, seq));
  }

  /** A guild of the viewer as it is shown now. */
  find(guildId: string): Guild | undefined {
    return this.state.get().guilds.find(({ id }) => id === guildId);
  }

  /** Shows a guild otherwise, before the server says so or after it did not. */
  show(guildId: string, change: (guild: Guild) => Guild): void {
    this.#change((guild) => (guild.id === guildId ? change(guild) : guild));
  }

  #change(change: (guild: Guild) => Guild): void {
    const state = this.state.get();
    this.state.set({ ...state, guilds: state.guilds.map(change) });
  }

  async #take(event: ViewerEvent): Promise<void> {
    switch (event.__typename) {
      case 'GuildJoined':
        return this.#follow([...this.#feeds.keys(), event.guildId]);
      case 'GuildLeft':
        return this.#forget(event.guildId);
      case 'Mentioned':
        return this.#change((guild) => withMention(guild, event.channelId, event.seq));
      case 'ReadPositionChanged':
        return this.read(event.channelId, event.seq);
    }
  }

  #forget(guildId: string): void {
    this.#feeds.get(guildId)?.stop();
    this.#feeds.delete(guildId);
    const state = this.state.get();
    this.state.set({ ...state, guilds: state.guilds.filter(({ id }) => id !== guildId) });
  }

  #follow(guildIds: readonly string[]): void {
    for (const guildId of this.#feeds.keys()) if (!guildIds.includes(guildId)) this.#forget(guildId);
    for (const guildId of guildIds) if (!this.#feeds.has(guildId)) this.#followOne(guildId);
  }

  #followOne(guildId: string): void {
    const feed: GuildFeed = new Feed({
      client: this.#options.live,
      document: GuildEventsDocument,
      variables: { guildId },
      load: () => this.#loadGuild(guildId),
      // Where channels stand and what was read elsewhere is told once.
      isForgetful: true,
      onEvent: (event) => this.#happened(guildId, event),
      onLive: () => undefined,
      onProblem: this.#options.onProblem,
    });
    this.#feeds.set(guildId, feed);
    feed.start();
  }

  #happened(guildId: string, event: GuildEvent): void {
    this.show(guildId, (guild) => withGuildEvent(guild, event));
    if (changesStanding(event, this.state.get().viewer?.id)) void this.#loadStanding(guildId);
    for (const listener of this.#listeners) listener(guildId, event);
  }

  /** What the viewer may do has changed. Channels come with the permission to see them, and go with it. */
  async #loadStanding(id: string): Promise<void> {
    try {
      const { guild } = await ask(this.#options.client, ViewerStandingDocument, { id });
      const known = this.find(id);
      if (guild === null || known === undefined) return;
      const { viewerPermissions } = guild;
      this.show(id, (shown) => ({ ...shown, viewerPermissions }));
      const isSeen = allows(viewerPermissions, 'VIEW_CHANNEL');
      if (isSeen !== allows(known.viewerPermissions, 'VIEW_CHANNEL')) await this.#loadGuild(id);
    } catch (error) {
      this.#options.onProblem(error);
    }
  }

  async #loadGuild(id: string): Promise<void> {
    const { guild } = await ask(this.#options.client, GuildOfDocument, { id, minPosition: null });
    if (guild === null) return;
    const state = this.state.get();
    const loaded = guildOf(guild);
    const isKnown = this.find(id) !== undefined;
    const guilds = isKnown ? state.guilds.map((known) => (known.id === id ? loaded : known)) : [...state.guilds, loaded];
    this.state.set({ ...state, guilds });
  }
}

/** All mentions of all guilds. */
export const mentionsIn = (guilds: readonly Guild[]): number => guilds.reduce((sum, guild) => sum + marksOf(guild).mentions, 0);
