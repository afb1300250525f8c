import type { At, FinalPage, Read, ReadFailed } from './pages.ts';

/** What a client of the load can ask for. `remove` takes somebody out of the guild, `admit` lets them in again. */
export type Operation = 'send' | 'edit' | 'delete' | 'react' | 'unreact' | 'markRead' | 'remove' | 'admit' | 'rebuild';

/** The first line. */
export interface Began extends At {
  readonly kind: 'began';
  readonly seed: number;
  /** Milliseconds since 1970 at `at`: compares what servers stamp with what clients measured. */
  readonly wall: number;
}

/** Whose client it is. */
export interface Introduced extends At {
  readonly kind: 'introduced';
  readonly client: string;
  readonly userId: string;
}

/** One attempt of a command leaves. A retry is a further attempt with the same key. */
export interface Invoked extends At {
  readonly kind: 'invoked';
  /** Counts attempts over the whole record. */
  readonly attempt: number;
  readonly client: string;
  readonly node: string;
  readonly operation: Operation;
  /** The `clientMessageId` or `commandId`; texts carry it, so that what it wrote is known wherever it is shown. */
  readonly key: string;
  readonly channel?: string;
  /** Id of the message that it changes. */
  readonly message?: string;
  /** Id of the person whom it removes or admits. */
  readonly person?: string;
}

/** It was done. Fields are there where the operation answers with them. */
export interface Succeeded extends At {
  readonly kind: 'succeeded';
  readonly attempt: number;
  /** An upper bound of where its facts stand: for `minPosition`. */
  readonly position: string;
  /** Id of the fact; of a send it is the message's. */
  readonly id?: string;
  readonly seq?: number;
  /** Where exactly the fact stands. */
  readonly factPosition?: string;
  readonly readUpTo?: number;
  readonly view?: string;
  /** Documents by which the rebuilt view differed from the live one, and those that could not be folded. */
  readonly different?: readonly string[];
  readonly parked?: number;
}

/** It was refused with a code that says that nothing was changed. */
export interface Failed extends At {
  readonly kind: 'failed';
  readonly attempt: number;
  readonly code: string;
}

/** Nobody knows whether it was done: no answer, a broken connection, or a code that leaves it open. */
export interface Unknown extends At {
  readonly kind: 'unknown';
  readonly attempt: number;
  readonly why: string;
}

/** A subscription begins. An `after` of null forgets what was seen: from then on it is another reader. */
export interface Subscribed extends At {
  readonly kind: 'subscribed';
  readonly reader: string;
  readonly client: string;
  readonly node: string;
  readonly channel: string;
  readonly after: string | null;
}

/** A fact that a reader was told. */
export interface Frame extends At {
  readonly kind: 'frame';
  readonly reader: string;
  readonly channel: string;
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly position: string;
  readonly message: string;
  readonly actor: string;
  /** The server's stamp: milliseconds since 1970. */
  readonly stamp: number;
  readonly cursor: string;
  /** Null in a replay where the message says that no more. */
  readonly text?: string | null;
  readonly emoji?: string;
}

export interface CaughtUp extends At {
  readonly kind: 'caughtUp';
  readonly reader: string;
  readonly cursor: string;
}

export interface Reset extends At {
  readonly kind: 'reset';
  readonly reader: string;
  readonly reason: string;
}

/** A subscription ended without the reader's asking. */
export interface Disconnected extends At {
  readonly kind: 'disconnected';
  readonly reader: string;
  readonly why: string;
}

/** Nothing is asked any more, all faults are over: what is read from here on is final. */
export interface Quiet extends At {
  readonly kind: 'quiet';
}

/** A fault begins; it is over after `for` milliseconds, or when the process is up again where it is absent. */
export interface Fault extends At {
  readonly kind: 'fault';
  readonly fault: 'kill' | 'stop' | 'cut' | 'refuse';
  readonly target: string;
  readonly for?: number;
}

export interface FaultOver extends At {
  readonly kind: 'faultOver';
  readonly fault: Fault['fault'];
  readonly target: string;
}

/** One event of a run, as one line of NDJSON. */
export type Line =
  | Began
  | Introduced
  | Invoked
  | Succeeded
  | Failed
  | Unknown
  | Subscribed
  | Frame
  | CaughtUp
  | Reset
  | Disconnected
  | Read
  | ReadFailed
  | Quiet
  | FinalPage
  | Fault
  | FaultOver;

type Without<Each> = Each extends Line ? Omit<Each, 'at'> : never;

/** A line that is not stamped yet. */
export type Event = Without<Line>;
