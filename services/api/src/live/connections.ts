import type { Id } from '@chat/schema/events';
import { reset } from './control.types.ts';
import type { PresentPeople } from './presentPeople.ts';
import type { LiveConnection } from './subscription.ts';

const mostPerSession = 20;

/** The sockets of this node whose clients have said who they are. */
export class Connections {
  readonly #bySession = new Map<Id, Set<LiveConnection>>();
  readonly #people: PresentPeople;
  slowReaders = 0;

  constructor(people: PresentPeople) {
    this.#people = people;
  }

  get size(): number {
    return this.#bySession.values().reduce((sum, { size }) => sum + size, 0);
  }

  get subscriptions(): number {
    let sum = 0;
    for (const connections of this.#bySession.values()) for (const { subscriptions } of connections) sum += subscriptions.size;
    return sum;
  }

  /** False where the session has too many already. */
  add(connection: LiveConnection): boolean {
    const others = this.#bySession.get(connection.sessionId) ?? new Set();
    if (others.size >= mostPerSession) return false;
    this.#bySession.set(connection.sessionId, others.add(connection));
    connection.socket.onSlow = () => this.#tooSlow(connection);
    return true;
  }

  /** Its client is gone. */
  delete(connection: LiveConnection): void {
    const others = this.#bySession.get(connection.sessionId);
    others?.delete(connection);
    if (others?.size === 0) this.#bySession.delete(connection.sessionId);
    this.#people.closed(connection);
    for (const subscription of [...connection.subscriptions]) subscription.end();
  }

  /** A session has ended: nothing after this reaches its clients. */
  endSession(sessionId: Id): void {
    for (const connection of [...(this.#bySession.get(sessionId) ?? [])]) this.close(connection, 4403, 'Session ended');
  }

  closeAll(code: number, reason: string): void {
    for (const connections of [...this.#bySession.values()])
      for (const connection of [...connections]) this.close(connection, code, reason);
  }

  /** Its client is told why, as far as it reads at all, and may come back at once. */
  #tooSlow(connection: LiveConnection): void {
    this.slowReaders += 1;
    for (const subscription of [...connection.subscriptions]) subscription.endWith(reset('SLOW_READER'));
    this.close(connection, 1013, 'Too slow: come back with after');
    connection.socket.cutSoon();
  }

  /** Closes a socket and ends what it follows. */
  close(connection: LiveConnection, code: number, reason: string): void {
    connection.socket.close(code, reason);
    this.delete(connection);
  }
}
