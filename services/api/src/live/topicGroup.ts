import type { Position } from '@chat/schema/events';
import { nextFrameOf, nextPrefixOf, type SharedPayload } from './frames.ts';
import type { LiveSocket } from './liveSocket.ts';
import type { LiveOperation } from './operations.ts';
import type { LiveItem, Subscription } from './subscription.ts';

/** Those of a group who chose the same operation id: their frames are the same to the byte. */
interface SameId {
  readonly prefix: Buffer;
  readonly subscriptions: Set<Subscription>;
  /** Theirs: no socket has two operations of one id. */
  readonly sockets: Set<LiveSocket>;
}

/** Above all positions: what is no fact is told to everybody. */
const newest: Position = '~';

/** Everybody who asked for the same and may see the same. */
export class TopicGroup {
  readonly operation: LiveOperation;
  readonly visibility: string;
  readonly #byId = new Map<string, SameId>();
  /** The newest place from which any of them goes on: above it nobody needs to be asked. */
  #after: Position = '';

  constructor(operation: LiveOperation, visibility: string) {
    this.operation = operation;
    this.visibility = visibility;
  }

  get isEmpty(): boolean {
    return this.#byId.size === 0;
  }

  get size(): number {
    return this.#byId.values().reduce((sum, { subscriptions }) => sum + subscriptions.size, 0);
  }

  add(subscription: Subscription): void {
    const { operationId } = subscription;
    let same = this.#byId.get(operationId);
    if (same === undefined) {
      same = { prefix: nextPrefixOf(operationId), subscriptions: new Set(), sockets: new Set() };
      this.#byId.set(operationId, same);
    }
    same.subscriptions.add(subscription);
    same.sockets.add(subscription.connection.socket);
    if (subscription.after > this.#after) this.#after = subscription.after;
  }

  delete(subscription: Subscription): void {
    const same = this.#byId.get(subscription.operationId);
    if (same === undefined || !same.subscriptions.delete(subscription)) return;
    same.sockets.delete(subscription.connection.socket);
    if (same.sockets.size === 0) this.#byId.delete(subscription.operationId);
  }

  /** Whether anybody is to see it. */
  awaits({ position = newest }: LiveItem): boolean {
    if (position > this.#after) return true;
    for (const { subscriptions } of this.#byId.values())
      for (const subscription of subscriptions) if (position > subscription.after) return true;
    return false;
  }

  *subscriptions(): Generator<Subscription> {
    for (const { subscriptions } of this.#byId.values()) yield* subscriptions;
  }

  /** Answers with how many got it, of those who are meant: everybody where nothing is said. */
  deliver(payload: SharedPayload, { position = newest }: LiveItem, isMeant?: (subscription: Subscription) => boolean): number {
    if (position > this.#after && isMeant === undefined) return this.#deliverToAll(payload);
    let deliveries = 0;
    for (const { prefix, subscriptions } of this.#byId.values()) {
      const frame = nextFrameOf(prefix, payload);
      for (const subscription of subscriptions) {
        if (position <= subscription.after || isMeant?.(subscription) === false) continue;
        subscription.connection.socket.push(frame);
        deliveries += 1;
      }
    }
    return deliveries;
  }

  /** Nearly always. Not even the subscriptions are looked at: what is looked at a thousand times must first be fetched from memory. */
  #deliverToAll(payload: SharedPayload): number {
    let deliveries = 0;
    for (const { prefix, sockets } of this.#byId.values()) {
      const frame = nextFrameOf(prefix, payload);
      for (const socket of sockets) socket.push(frame);
      deliveries += sockets.size;
    }
    return deliveries;
  }
}
