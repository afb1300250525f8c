import { setTimeout as wait } from 'node:timers/promises';
import {
  createPasswordHasher,
  type EventStore,
  type Limits,
  type Mail,
  type Metrics,
  measuredEventStore,
  type PresencePort,
  type PrivateStore,
  type ReadStore,
  systemClock,
  systemIds,
  type TokenSigner,
  type Vault,
} from '@chat/platform';
import type { Id } from '@chat/schema/events';
import {
  type Announcements,
  aggregates,
  commandRunner,
  measuredCommands,
  type Services,
  type ViewProgress,
} from '../commands/index.ts';
import { channelDirectory } from '../guilds/index.ts';

/** What differs from node to node: its stores, and how it learns what other parts do. */
export interface NodeParts {
  readonly logId: Id;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly privateStore: PrivateStore;
  readonly vault: Vault;
  readonly views: ViewProgress;
  readonly tokens: TokenSigner;
  readonly mail: Mail;
  readonly limits: Limits;
  readonly announcements: Announcements;
  readonly presence: PresencePort;
  /** Where commands and appends are measured, if anywhere. */
  readonly metrics?: Metrics | undefined;
  /** Asked each time: it is known once the server listens. */
  readonly publicUrl: () => string;
}

/** What the handlers of one node work with. */
export const nodeServices = ({ eventStore, publicUrl, metrics, ...parts }: NodeParts): Services => {
  const { readStore, views, vault } = parts;
  const store = metrics === undefined ? eventStore : measuredEventStore(eventStore, metrics);
  const commands = commandRunner({ store, vault, clock: systemClock, wait: (milliseconds) => wait(milliseconds) });
  return {
    ...parts,
    store,
    clock: systemClock,
    ids: systemIds,
    aggregates: aggregates(store),
    commands: metrics === undefined ? commands : measuredCommands(commands, metrics),
    channels: channelDirectory({ store, readStore, views }),
    passwords: createPasswordHasher(),
    get publicUrl() {
      return publicUrl();
    },
  };
};
