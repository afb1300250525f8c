/** Every line says when: milliseconds since the record began, on a clock that never goes back. */
export interface At {
  readonly at: number;
}

/** A message as a page shows it. */
export interface Row {
  readonly id: string;
  readonly seq: number;
  readonly author: string;
  readonly text: string | null;
  /** The fact that wrote the text. */
  readonly revision: string;
  /** Of the newest fact that it shows. */
  readonly position: string;
  readonly deleted: boolean;
  readonly reactions: Readonly<Record<string, number>>;
}

/** A page that a client read. It holds every message from `from` on that its node knew. */
export interface Read extends At {
  readonly kind: 'read';
  /** When it was asked for. */
  readonly asked: number;
  readonly client: string;
  readonly node: string;
  readonly channel: string;
  readonly minPosition: string | null;
  readonly from: number;
  readonly rows: readonly Row[];
  readonly unread: { readonly count: number; readonly more: boolean; readonly readUpTo: number };
}

/** A read that answered nothing. */
export interface ReadFailed extends At {
  readonly kind: 'readFailed';
  readonly client: string;
  readonly node: string;
  readonly channel: string;
  readonly why: string;
}

/** A part of the final history of a channel through a node; pages of one (phase, node, channel) follow each other. */
export interface FinalPage extends At {
  readonly kind: 'finalPage';
  /** `live`: as it was folded while it was written; `rebuilt`: after all views were built anew. */
  readonly phase: 'live' | 'rebuilt';
  readonly node: string;
  readonly channel: string;
  readonly rows: readonly Row[];
}
