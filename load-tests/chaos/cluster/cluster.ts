/** A fault is undone by the one beside it; `cut` is over at once. */
export interface Faults {
  /** kill -9: nothing is finished. Resolves when the process is gone. */
  readonly kill?: () => Promise<void>;
  /** Starts what was killed on what it left behind. Resolves when it answers. */
  readonly start?: () => Promise<void>;
  /** SIGSTOP: it holds its connections and says nothing. */
  readonly stop?: () => void;
  /** SIGCONT. */
  readonly resume?: () => void;
  /** Breaks every connection to it. */
  readonly cut?: () => void;
  /** Breaks every connection, and each new one as soon as it is made. */
  readonly refuse?: () => void;
  readonly accept?: () => void;
}

/** A process of the cluster: an API node, a projector or an engine. It can take the faults that it has. */
export interface Part {
  readonly name: string;
  readonly faults: Faults;
}

/** What clients talk to. The address stays the same over faults. */
export interface ApiNode {
  readonly name: string;
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
}

/** What the chaos suite runs against. Disposing it ends every process of it. */
export interface Cluster extends AsyncDisposable {
  readonly nodes: readonly ApiNode[];
  readonly parts: readonly Part[];
  /** What stands behind `#` in the set-up link. */
  readonly setUpSecret: string;
}
