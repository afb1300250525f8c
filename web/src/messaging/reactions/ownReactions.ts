import { Observable } from '../../shared/observable.ts';
import type { Message, Reaction } from '../message.ts';

/** What the viewer wants of an emoji on a message, before the server has said it. */
interface Wanted {
  readonly emoji: string;
  readonly isOwn: boolean;
  /** Where it stands in the log once it is done: a message that is not below it shows it. */
  readonly doneAt?: string;
}

type AllWanted = ReadonlyMap<string, readonly Wanted[]>;

/** Does it, and answers with how the server calls the emoji and where the change stands. */
export type React = (
  messageId: string,
  reaction: Pick<Reaction, 'emoji' | 'isOwn'>,
) => Promise<{ readonly emoji: string; readonly position: string }>;

const withWanted = (reactions: readonly Reaction[], { emoji, isOwn }: Wanted): readonly Reaction[] => {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (known === undefined) return isOwn ? [...reactions, { emoji, count: 1, isOwn }] : reactions;
  if (known.isOwn === isOwn) return reactions;
  const changed = { emoji, isOwn, count: known.count + (isOwn ? 1 : -1) };
  return reactions.map((reaction) => (reaction === known ? changed : reaction)).filter(({ count }) => count > 0);
};

/** The viewer's reactions, shown at once. What the server refuses is taken back; what it has done gives way to the fact. */
export class OwnReactions {
  readonly wanted = new Observable<AllWanted>(new Map());
  readonly #react: React;
  readonly #onProblem: (error: unknown) => void;
  /** One after the other for each message: what was wanted last must be done last. */
  readonly #queues = new Map<string, Promise<void>>();

  constructor(react: React, onProblem: (error: unknown) => void) {
    this.#react = react;
    this.#onProblem = onProblem;
  }

  /** The reactions of a message as the viewer wants them. */
  shown(message: Pick<Message, 'id' | 'position' | 'reactions'>, wanted: AllWanted = this.wanted.get()): readonly Reaction[] {
    const open = wanted.get(message.id)?.filter(({ doneAt }) => doneAt === undefined || message.position < doneAt);
    return (open ?? []).reduce(withWanted, message.reactions);
  }

  /** `isOwn`: whether the viewer reacts so now. */
  toggle(messageId: string, { emoji, isOwn }: Pick<Reaction, 'emoji' | 'isOwn'>): Promise<void> {
    const wanted = { emoji, isOwn: !isOwn };
    this.#set(messageId, [...this.#without(messageId, emoji), wanted]);
    const work = (this.#queues.get(messageId) ?? Promise.resolve()).then(() => this.#do(messageId, wanted));
    this.#queues.set(messageId, work);
    return work;
  }

  async #do(messageId: string, wanted: Wanted): Promise<void> {
    try {
      const { emoji, position } = await this.#react(messageId, { emoji: wanted.emoji, isOwn: !wanted.isOwn });
      this.#replace(messageId, wanted, [{ emoji, isOwn: wanted.isOwn, doneAt: position }]);
    } catch (error) {
      this.#replace(messageId, wanted, []);
      this.#onProblem(error);
    }
  }

  /** Where it is wanted otherwise by now, that stays. */
  #replace(messageId: string, wanted: Wanted, by: readonly Wanted[]): void {
    const all = this.wanted.get().get(messageId) ?? [];
    this.#set(
      messageId,
      all.flatMap((one) => (one === wanted ? by : [one])),
    );
  }

  #without(messageId: string, emoji: string): readonly Wanted[] {
    return (this.wanted.get().get(messageId) ?? []).filter((one) => one.emoji !== emoji);
  }

  #set(messageId: string, wanted: readonly Wanted[]): void {
    this.wanted.set(new Map(this.wanted.get()).set(messageId, wanted));
  }
}
