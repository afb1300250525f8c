import type { ChosenPresence, Log, PresencePort } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { LiveConnection } from './subscription.ts';

export interface PresentPeopleOptions {
  readonly presence: PresencePort;
  readonly chosenPresence: (userId: Id) => Promise<ChosenPresence>;
  readonly log: Log;
}

interface PresentPerson {
  readonly connections: Set<LiveConnection>;
  /** Absent until it has been read: whoever is invisible must not be shown for a moment. */
  chosen: ChosenPresence | undefined;
  /** Rises with each reading: only what the newest one finds counts. */
  readings: number;
}

/** The people behind the sockets of this node, for whose presence it speaks. */
export class PresentPeople {
  readonly #options: PresentPeopleOptions;
  readonly #people = new Map<Id, PresentPerson>();
  #isReachable = true;

  constructor(options: PresentPeopleOptions) {
    this.#options = options;
  }

  /** Its client has said who it is. */
  opened(connection: LiveConnection): void {
    const { userId } = connection;
    const person = this.#people.get(userId) ?? { connections: new Set(), chosen: undefined, readings: 0 };
    this.#people.set(userId, person);
    person.connections.add(connection);
    this.heard(connection);
  }

  /** Its client is still there. */
  heard(connection: LiveConnection): void {
    const person = this.#people.get(connection.userId);
    if (!person?.connections.has(connection)) return;
    if (person.chosen === undefined) void this.#read(connection.userId, person);
    else this.#beat(connection, person.chosen);
  }

  /** Its client says whether anybody touches it. */
  touched(connection: LiveConnection, isIdle: boolean): void {
    if (connection.isIdle === isIdle) return;
    connection.isIdle = isIdle;
    this.heard(connection);
  }

  /** Repeating it changes nothing. */
  closed(connection: LiveConnection): void {
    const { userId, connectionId } = connection;
    const person = this.#people.get(userId);
    if (!person?.connections.delete(connection)) return;
    if (person.connections.size === 0) this.#people.delete(userId);
    this.#told(this.#options.presence.end(userId, connectionId));
  }

  /** The person may have chosen another presence. Nothing is told of the old one any more. */
  settingsChanged(userId: Id): void {
    const person = this.#people.get(userId);
    if (person === undefined) return;
    person.chosen = undefined;
    void this.#read(userId, person);
  }

  /** Where it fails, whoever is heard of next tries again. */
  async #read(userId: Id, person: PresentPerson): Promise<void> {
    person.readings += 1;
    const reading = person.readings;
    try {
      const chosen = await this.#options.chosenPresence(userId);
      if (reading !== person.readings) return;
      person.chosen = chosen;
      for (const connection of person.connections) this.#beat(connection, chosen);
    } catch (error) {
      this.#options.log.error('it is not known what others may see of a person', { error });
    }
  }

  #beat({ userId, connectionId, isIdle }: LiveConnection, chosen: ChosenPresence): void {
    this.#told(this.#options.presence.beat({ userId, connectionId, isIdle, chosen }));
  }

  /** Logged once, not for each of thousands of sockets. */
  #told(telling: Promise<void>): void {
    telling.then(
      () => {
        this.#isReachable = true;
      },
      (error: unknown) => {
        if (this.#isReachable) this.#options.log.error('presence cannot be told', { error });
        this.#isReachable = false;
      },
    );
  }
}
