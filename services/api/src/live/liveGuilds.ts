import { BoundedCache } from '@chat/platform';
import { type Id, memberOf, type Opened, subjectOf } from '@chat/schema/events';
import { ChannelNews } from './channelNews.ts';
import { ChannelAdvanced } from './control.types.ts';
import { guildFactOf, memberFactOf, type OpenedGuildFact, type OpenedMembershipFact } from './guildFactOf.ts';
import { LiveGuild, type LiveGuildOptions } from './liveGuild.ts';
import type { LiveItem, Passing } from './subscription.ts';

/** Guilds that nobody follows any more stay for those who come back after a moment. */
const mostIdle = 200;

export interface LiveGuildsOptions extends Omit<LiveGuildOptions, 'position'> {
  readonly logId: Id;
  readonly position: () => string;
}

/** The guilds that somebody on this node follows. */
export class LiveGuilds {
  readonly #options: LiveGuildsOptions;
  readonly #guilds = new Map<Id, LiveGuild>();
  readonly #idle = new BoundedCache<Id, LiveGuild>(mostIdle);
  readonly #guildOfChannel = new Map<Id, Id>();
  readonly #indexed = new Set<Id>();
  readonly #news: ChannelNews;
  evictions = 0;
  deliveries = 0;

  constructor(options: LiveGuildsOptions) {
    this.#options = options;
    this.#news = new ChannelNews((channelId, seq) => this.#tellOf(channelId, seq));
  }

  get(guildId: Id): LiveGuild | undefined {
    return this.#guilds.get(guildId);
  }

  /** The guild, followed from now on; its state is loaded by whoever enters it. */
  open(guildId: Id): LiveGuild {
    this.#idle.delete(guildId);
    const known = this.#guilds.get(guildId);
    if (known !== undefined) return known;
    const { streams, renderer, now, position } = this.#options;
    const created = new LiveGuild(guildId, { streams, renderer, now, position: position() });
    this.#guilds.set(guildId, created);
    return created;
  }

  /** Called when the state of a guild has been loaded: its channels can be found by their ids. */
  loaded({ guildId, state }: LiveGuild): void {
    if (state.status === 'UNKNOWN' || this.#indexed.has(guildId)) return;
    this.#indexed.add(guildId);
    for (const [channelId] of state.channels) this.#guildOfChannel.set(channelId, guildId);
  }

  /** Called when somebody left. */
  released(guild: LiveGuild): void {
    if (!guild.isEmpty || this.#guilds.get(guild.guildId) !== guild) return;
    if (guild.state.status === 'UNKNOWN') this.#drop(guild);
    else this.#drop(this.#idle.set(guild.guildId, guild)?.value);
  }

  /** The standing has changed with this fact: ends what may not be seen any more. */
  recheck(fact: Opened): void {
    const guild = this.#guilds.get(subjectOf(fact.stream));
    if (guild === undefined) return;
    if (fact.stream.startsWith('membership-')) this.evictions += guild.recheck([memberOf(fact.stream).userId]);
    else this.evictions += guild.recheck();
  }

  /** Shows a fact of a guild. */
  guildFact(fact: OpenedGuildFact): void {
    const guild = this.#guilds.get(subjectOf(fact.stream));
    if (guild === undefined) return;
    if (fact.type === 'ChannelCreated') this.#guildOfChannel.set(fact.data.channelId, guild.guildId);
    if (fact.type === 'ChannelDeleted') this.#guildOfChannel.delete(fact.data.channelId);
    const payload = guildFactOf(fact, this.#options.logId);
    const ofChannel = 'channelId' in fact.data;
    if (payload !== undefined) this.#show(guild, { payload, position: fact.position, ofChannel });
  }

  /** Shows a fact of a membership. */
  memberFact(fact: OpenedMembershipFact): void {
    const guild = this.#guilds.get(subjectOf(fact.stream));
    if (guild === undefined) return;
    const payload = memberFactOf(fact, this.#options.logId);
    this.#show(guild, { payload, position: fact.position, ofChannel: false });
  }

  /** Whether it is a channel of a guild that somebody follows. */
  hasChannel(channelId: Id): boolean {
    return this.#guildOfChannel.has(channelId);
  }

  /** There is a new message in a channel. */
  posted(channelId: Id, seq: number): void {
    if (this.hasChannel(channelId)) this.#news.posted(channelId, seq);
  }

  /** How many are told of what passes by. */
  audience(guildId: Id, passing: Passing): number {
    return this.#guilds.get(guildId)?.topic.audience(passing) ?? 0;
  }

  passing(guildId: Id, payload: object, passing: Passing): void {
    const item = { payload, position: undefined, ofChannel: false, passing };
    this.deliveries += this.#guilds.get(guildId)?.topic.deliver(item) ?? 0;
  }

  *items(): Generator<LiveItem> {
    for (const { ring, topic } of this.#guilds.values()) {
      yield* ring.items;
      yield* topic.waitingItems();
    }
  }

  get groups(): number {
    return this.#guilds.values().reduce((sum, { topic }) => sum + topic.groups, 0);
  }

  stop(): void {
    this.#news.stop();
  }

  #tellOf(channelId: Id, lastMessageSeq: number): void {
    const guild = this.#guilds.get(this.#guildOfChannel.get(channelId) ?? channelId);
    const payload = Object.assign(new ChannelAdvanced(), { channelId, lastMessageSeq });
    if (guild !== undefined) this.deliveries += guild.topic.deliver({ payload, position: undefined, ofChannel: true });
  }

  #show(guild: LiveGuild, item: LiveItem): void {
    guild.ring.add(item);
    this.deliveries += guild.topic.deliver(item);
  }

  #drop(guild: LiveGuild | undefined): void {
    if (guild === undefined) return;
    const { state } = guild;
    if (state.status !== 'UNKNOWN') for (const [channelId] of state.channels) this.#guildOfChannel.delete(channelId);
    this.#indexed.delete(guild.guildId);
    this.#guilds.delete(guild.guildId);
    guild.close();
  }
}
