import type { Services } from '@chat/domain/commands';
import type { Log, StoredFact } from '@chat/platform';
import { type Id, type Opened, type Position, subjectOf, type VaultFact } from '@chat/schema/events';
import { messagesView } from '@chat/schema/views';
import type { OpenedMessaging } from '../messaging/index.ts';
import type { Connections } from './connections.ts';
import type { OpenedDirectFact } from './directFactOf.ts';
import type { DirectNews } from './directNews.ts';
import type { FollowedStreams } from './followedStreams.ts';
import type { OpenedGuildFact, OpenedMembershipFact } from './guildFactOf.ts';
import type { LiveChannels } from './liveChannels.ts';
import type { LiveDirects } from './liveDirects.ts';
import type { LiveGuilds } from './liveGuilds.ts';
import type { LiveViewers } from './liveViewers.ts';
import { MentionFinder } from './mentions.ts';
import { withoutSuperseded } from './messageTexts.ts';
import { PostedPlaces } from './postedPlaces.ts';
import type { Replays } from './replays.ts';
import { withoutShredded } from './shreddedInBatch.ts';
import type { Shreds } from './shreds.ts';
import { Texts } from './texts.ts';
import type { StoredVaultFact } from './textsRemoved.ts';
import type { OpenedAccountFact, OpenedPost } from './viewerFactOf.ts';
import { forgetTexts } from './waitingItems.ts';

export interface FanOutOptions {
  readonly services: Services;
  readonly log: Log;
  readonly streams: FollowedStreams;
  readonly connections: Connections;
  readonly channels: LiveChannels;
  readonly guilds: LiveGuilds;
  readonly directs: LiveDirects;
  readonly directNews: DirectNews;
  readonly viewers: LiveViewers;
  readonly replays: Replays;
  readonly shreds: Shreds;
}

/** Until then people who fetch could still be shown what is gone. */
const patience = 30_000;

/** What was looked up for a batch before it is shown. */
interface Found {
  /** Whom a post mentions, by its id. */
  readonly told: ReadonlyMap<Id, readonly Id[]>;
  /** Where edited messages were posted. */
  readonly postedAt: ReadonlyMap<Id, Position>;
  /** Whom facts of direct conversations are told, by their ids. */
  readonly concerned: ReadonlyMap<Id, Iterable<Id>>;
}

const prefixOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** Shows facts to those who follow them: of each fact first what it takes away, then what it tells. */
export class FactFanOut {
  readonly #options: FanOutOptions;
  readonly #texts: Texts;
  readonly #mentions: MentionFinder;
  readonly #places: PostedPlaces;

  constructor(options: FanOutOptions) {
    const { services, log, viewers, guilds } = options;
    this.#options = options;
    this.#texts = new Texts({ vault: services.vault, log });
    this.#places = new PostedPlaces(services);
    this.#mentions = new MentionFinder(services, { viewers, guilds });
  }

  /** Facts in the order of the log. What must be waited for is waited for first: then all of them are shown in one turn. */
  async take(facts: readonly StoredFact[]): Promise<void> {
    for (const fact of facts) if (fact.stream === 'vault-main') this.#forget(fact as unknown as VaultFact); // checked when appended
    const opened = withoutSuperseded(await this.#texts.open(withoutShredded(facts), (fact) => this.#isWanted(fact)));
    await this.#options.directNews.learn(opened);
    const found = {
      told: await this.#findMentioned(opened),
      postedAt: await this.#findPosted(opened),
      concerned: await this.#options.directs.concerned(opened),
    };
    for (const [index, fact] of opened.entries()) this.#safely(facts[index] as StoredFact, fact, found); // one each
  }

  #isWanted({ stream }: StoredFact): boolean {
    const prefix = prefixOf(stream);
    return prefix === 'guild' || (prefix === 'channel' && this.#options.channels.has(subjectOf(stream)));
  }

  #forget(fact: VaultFact): void {
    const { channels, guilds, replays } = this.#options;
    this.#texts.forget(fact);
    replays.forget();
    const factIds = fact.type === 'LeavesShredded' ? new Set(fact.data.targets.map((target) => target.factId)) : undefined;
    forgetTexts(channels.items(), factIds);
    forgetTexts(guilds.items(), factIds);
  }

  async #findMentioned(facts: readonly Opened[]): Promise<ReadonlyMap<Id, readonly Id[]>> {
    const told = new Map<Id, readonly Id[]>();
    for (const fact of facts)
      if (fact.type === 'MessagePosted' && this.#mentions.mayTell(fact)) told.set(fact.id, await this.#mentions.told(fact));
    return told;
  }

  async #findPosted(facts: readonly Opened[]): Promise<ReadonlyMap<Id, Position>> {
    const { channels } = this.#options;
    const edits = facts.filter((fact) => fact.type === 'MessageEdited');
    return this.#places.of(edits.filter(({ stream }) => channels.hasNewcomers(subjectOf(stream))));
  }

  /** A fact that cannot be shown is a defect: it must not keep all others from everybody. Clients see the hole in `seq`. */
  #safely(stored: StoredFact, fact: Opened, found: Found): void {
    try {
      this.#options.streams.apply(stored);
      this.#show(fact, found);
    } catch (error) {
      this.#options.log.error('a fact could not be shown', { error, factId: fact.id, type: fact.type });
    }
  }

  #show(fact: Opened, found: Found): void {
    const { connections, guilds, directs, viewers } = this.#options;
    // The prefix of a stream decides what its facts are: `checkFact` refused every other one.
    switch (prefixOf(fact.stream)) {
      case 'channel':
        this.#showMessage(fact as OpenedMessaging, found);
        break;
      case 'guild':
        guilds.recheck(fact);
        guilds.guildFact(fact as OpenedGuildFact);
        viewers.guildFact(fact as OpenedGuildFact);
        break;
      case 'membership':
        guilds.recheck(fact);
        guilds.memberFact(fact as OpenedMembershipFact);
        viewers.memberFact(fact as OpenedMembershipFact);
        break;
      case 'account':
        if (fact.type === 'SessionEnded') connections.endSession(fact.data.sessionId);
        viewers.accountFact(fact as OpenedAccountFact);
        break;
      case 'dm':
        directs.recheck(fact);
        viewers.directFact(found.concerned.get(fact.id) ?? [], fact as OpenedDirectFact);
        break;
      case 'vault':
        this.#showShred(fact as StoredVaultFact);
        break;
    }
  }

  #showShred(fact: StoredVaultFact): void {
    this.#options.shreds.seen(fact);
    if (fact.type === 'LeavesShredded') this.#options.channels.shredded(fact);
    else void this.#resetChannels(fact.position);
  }

  /** A ring is of no channel, and its texts may be anywhere. Fetching helps once the view has forgotten them. */
  async #resetChannels(position: Position): Promise<void> {
    const { services, channels, log } = this.#options;
    try {
      const isForgotten = await services.views.waitFor(position, [messagesView], patience);
      if (!isForgotten) log.warn('clients fetch anew before the messages view has forgotten the texts of a ring', { position });
    } catch (error) {
      log.error('the messages view cannot be waited for', { error, position });
    }
    channels.resetAll();
  }

  #showMessage(fact: OpenedMessaging, { told, postedAt }: Found): void {
    const { channels, guilds, directNews, viewers } = this.#options;
    channels.fact(fact, postedAt);
    if (fact.type !== 'MessagePosted') return;
    guilds.posted(subjectOf(fact.stream), fact.revision + 1);
    directNews.posted(subjectOf(fact.stream), fact.revision + 1);
    const mentioned = told.get(fact.id);
    if (mentioned !== undefined) viewers.mentioned(mentioned, fact as OpenedPost);
  }
}
