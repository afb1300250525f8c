import type { Frame, Line } from '../record/line.ts';

/** What readers were told of a fact, without its text, and the line of the first one who was. */
export interface Fact extends Pick<Frame, 'type' | 'id' | 'seq' | 'position' | 'message' | 'actor' | 'stamp' | 'channel'> {
  readonly emoji: string | undefined;
  readonly line: number;
}

/** What befell one message, each list in the order of the channel. */
export interface Fate {
  posted?: Fact;
  deleted?: Fact;
  readonly edits: Fact[];
  readonly reactions: Fact[];
}

const factOf = (frame: Frame, line: number): Fact => {
  const { type, id, seq, position, message, actor, stamp, channel, emoji } = frame;
  return { type, id, seq, position, message, actor, stamp, channel, emoji, line };
};

const befall = (fate: Fate, fact: Fact): void => {
  if (fact.type === 'MessagePosted') fate.posted ??= fact;
  if (fact.type === 'MessageDeleted') fate.deleted ??= fact;
  if (fact.type === 'MessageEdited') fate.edits.push(fact);
  if (fact.type === 'ReactionAdded' || fact.type === 'ReactionRemoved') fate.reactions.push(fact);
};

/** Every fact that any reader was told, once. */
export class Facts {
  readonly #channels = new Map<string, Map<number, Fact>>();
  #fates: Map<string, Fate> | undefined;

  see(line: Line, number: number): void {
    if (line.kind !== 'frame') return;
    const facts = this.#channels.get(line.channel) ?? new Map<number, Fact>();
    this.#channels.set(line.channel, facts);
    if (!facts.has(line.seq)) facts.set(line.seq, factOf(line, number));
  }

  at(channel: string, seq: number): Fact | undefined {
    return this.#channels.get(channel)?.get(seq);
  }

  /** Channel by channel, in their order. */
  *inOrder(): Generator<Fact> {
    for (const facts of this.#channels.values()) yield* [...facts.values()].sort((one, other) => one.seq - other.seq);
  }

  /** What befell each message, once all lines were seen. */
  get fates(): ReadonlyMap<string, Fate> {
    this.#fates ??= this.#gather();
    return this.#fates;
  }

  #gather(): Map<string, Fate> {
    const fates = new Map<string, Fate>();
    for (const fact of this.inOrder()) {
      const fate = fates.get(fact.message) ?? { edits: [], reactions: [] };
      fates.set(fact.message, fate);
      befall(fate, fact);
    }
    return fates;
  }
}
