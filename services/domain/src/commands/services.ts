import type {
  Clock,
  EventStore,
  Ids,
  Limits,
  Mail,
  PasswordHasher,
  PresencePort,
  PrivateStore,
  ReadStore,
  TokenSigner,
  Vault,
} from '@chat/platform';
import type { Id, Position } from '@chat/schema/events';
import type { ViewDeclaration } from '@chat/schema/views';
import type { Aggregates } from './aggregateCache.ts';
import type { Announcements } from './announcements.ts';
import type { CommandRunner } from './commandRunner.ts';

/** How far the read models of this node are. */
export interface ViewProgress {
  /** False where the views are not at `position` after `timeout` milliseconds. */
  waitFor(position: Position, views: readonly ViewDeclaration[], timeout: number): Promise<boolean>;
  /** The newest fact that this node knows to be in the log; the views may be a moment behind it. */
  newest(): Position | undefined;
  /** Whether a document is parked: a fact could not be folded into it, so it must not be relied on. */
  isParked(view: ViewDeclaration, id: string): Promise<boolean>;
}

/** What a channel is of: a guild, or the direct conversation with the same id. */
export type ChannelParent = { readonly kind: 'GUILD'; readonly guildId: Id } | { readonly kind: 'DIRECT' };

/** What each channel is of: that never changes. */
export interface ChannelDirectory {
  /** Nothing where there never was such a channel. */
  parentOf(channelId: Id): Promise<ChannelParent | undefined>;
}

/** What every handler works with. */
export interface Services {
  /** Identity of the log: every cursor carries it. */
  readonly logId: Id;
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly privateStore: PrivateStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly aggregates: Aggregates;
  readonly commands: CommandRunner;
  readonly views: ViewProgress;
  readonly channels: ChannelDirectory;
  readonly passwords: PasswordHasher;
  readonly tokens: TokenSigner;
  readonly mail: Mail;
  readonly limits: Limits;
  readonly announcements: Announcements;
  readonly presence: PresencePort;
  /** Where people reach this instance: an origin without a slash at its end, for links in mails. */
  readonly publicUrl: string;
}
