import type { Draft } from '../composing/index.ts';
import { Observable } from '../shared/observable.ts';
import { type Problem, problemOf } from '../shared/problem.ts';
import type { Message } from './message.ts';
import type { MessageCommands } from './useMessageCommands.ts';

/** What the viewer is about to do with messages of a channel. */
export interface OwnState {
  /** The one that is being edited. */
  readonly editedId: string | undefined;
  /** The one that is deleted unless that is taken back. */
  readonly leavingId: string | undefined;
  /** What was refused last. */
  readonly problem: Problem | undefined;
}

/** So long a deletion can be taken back; milliseconds. */
const grace = 5_000;

/** Edits, deletes and pins messages of a channel. Whoever leaves the channel meanwhile has decided. */
export class OwnMessages {
  readonly state = new Observable<OwnState>({ editedId: undefined, leavingId: undefined, problem: undefined });
  /** What the edited one says so far: kept here, since a row goes when somebody reads elsewhere. */
  draft: Draft | undefined;
  readonly #channelId: string;
  readonly #commands: MessageCommands;
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(channelId: string, commands: MessageCommands) {
    this.#channelId = channelId;
    this.#commands = commands;
  }

  edit(messageId: string): void {
    if (this.state.get().editedId !== messageId) this.draft = undefined;
    this.#set({ editedId: messageId });
  }

  cancelEdit(): void {
    this.draft = undefined;
    this.#set({ editedId: undefined });
  }

  /**
   * An empty text changes nothing: what is to go is deleted. Neither does one that says the same. What is refused stays with whoever
   * wrote it.
   */
  async save({ id, content }: Pick<Message, 'id' | 'content'>, text: string): Promise<void> {
    if (text.trim() === '' || text === content) return this.cancelEdit();
    try {
      await this.#commands.edit(this.#channelId, id, text);
      if (this.state.get().editedId === id) this.#set({ editedId: undefined, problem: undefined });
    } catch (error) {
      this.fail(error);
    }
  }

  /** It goes after some seconds, in which it can be taken back; one that is leaving already goes at once. */
  remove(messageId: string): void {
    this.leave();
    this.#late = setTimeout(() => this.leave(), grace);
    this.#set({ leavingId: messageId });
  }

  takeBack(): void {
    clearTimeout(this.#late);
    this.#set({ leavingId: undefined });
  }

  /** Nothing can be taken back any more. */
  leave(): void {
    const { leavingId } = this.state.get();
    if (leavingId === undefined) return;
    this.takeBack();
    void this.#try(this.#commands.remove(this.#channelId, leavingId));
  }

  pin(messageId: string, isPinned: boolean): Promise<void> {
    return this.#try(this.#commands.pin(this.#channelId, messageId, isPinned));
  }

  fail = (error: unknown): void => this.#set({ problem: problemOf(error) });

  forgetProblem(): void {
    this.#set({ problem: undefined });
  }

  #try(doing: Promise<void>): Promise<void> {
    return doing.then(() => this.forgetProblem(), this.fail);
  }

  #set(change: Partial<OwnState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }
}

/** The viewer's last message that still says something. */
export const lastOwn = (messages: readonly Message[], viewerId: string): Message | undefined =>
  messages.findLast(({ authorId, content }) => authorId === viewerId && content !== null);
