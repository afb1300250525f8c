import type { Client } from 'graphql-ws';
import { liveClient } from '../session/liveClient.ts';
import type { Session } from '../session/session.ts';
import { Observable } from '../shared/observable.ts';
import { type Problem, problemOf } from '../shared/problem.ts';

/** What is known of the connection: `since` is when it was lost, in milliseconds since 1970. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly since: number };

/** How far what is shown of the open channel goes. */
export interface ChannelProgress {
  readonly channelId: string;
  /** Whether all that happens arrives. */
  readonly isLive: boolean;
  /** The `seq` of the newest message that is known; 0 where none is. */
  readonly upTo: number;
}

const now = (): number => Math.floor(performance.timeOrigin + performance.now());

/** The live connection of a session, and whether it stands. */
export class Connection {
  readonly state = new Observable<ConnectionState>({ kind: 'connecting' });
  /** What a live subscription was refused with last. */
  readonly problem = new Observable<Problem | undefined>(undefined);
  readonly progress = new Observable<ChannelProgress | undefined>(undefined);
  readonly live: Client;

  constructor(session: Session, isIdle: Observable<boolean>) {
    this.live = liveClient({ session, isIdle, onState: (isOpen) => this.#changed(isOpen) });
  }

  /** Sees at once that the network is away, which a socket does not. Returns how to stop. */
  watch(): () => void {
    const lost = (): void => this.live.terminate();
    window.addEventListener('offline', lost);
    return () => window.removeEventListener('offline', lost);
  }

  failed(error: unknown): void {
    this.problem.set(problemOf(error));
  }

  close(): void {
    // It fails where the socket that it waits for does not open any more: then there is nothing to close.
    Promise.resolve(this.live.dispose()).catch(() => undefined);
  }

  #changed(isOpen: boolean): void {
    if (isOpen) this.state.set({ kind: 'online' });
    else if (this.state.get().kind !== 'offline') this.state.set({ kind: 'offline', since: now() });
  }
}
