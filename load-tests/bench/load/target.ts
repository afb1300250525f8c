/** What a load is put on: the product, or a yardstick that speaks as much of its protocol as the load needs. */
export interface Target {
  readonly port: number;
  /** Access tokens, given to sockets in turn; empty where nobody asks. */
  readonly tokens: readonly string[];
  /** The operation that every socket subscribes to. */
  readonly subscription: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };
  /** Frames that each subscription gets before it is live: the product says `CaughtUp`. */
  readonly framesBefore: number;
  readonly send:
    | { readonly kind: 'http'; readonly channelId: string }
    /** As a mutation over a socket of the sender's own. */
    | { readonly kind: 'socket'; readonly channelId: string };
}

/** What a load at a steady rate saw; milliseconds. */
export interface Paced {
  readonly sent: number;
  readonly delivered: number;
  readonly lost: number;
  readonly receiveP50: number;
  readonly receiveP99: number;
  readonly ackP50: number;
  readonly ackP99: number;
}

/** What a closed loop saw. */
export interface Closed {
  readonly sent: number;
  readonly delivered: number;
  readonly lost: number;
  readonly seconds: number;
  /** Ids of what was acknowledged; empty for yardsticks. */
  readonly acknowledged: readonly string[];
}

export interface LoadCommands {
  /** Opens sockets and subscribes; answers when all are live. */
  connect(target: Target, sockets: number): Promise<void>;
  /** Sends at this rate for so long, whatever comes back, then waits until everything has arrived. */
  paced(perSecond: number, seconds: number): Promise<Paced>;
  /** Keeps so many messages under way: one is done when it is acknowledged and every socket has it. */
  closed(inFlight: number, seconds: number): Promise<Closed>;
  /** Sends one message and answers with the text of the frame that came. */
  sample(): Promise<string>;
  disconnect(): Promise<void>;
}
