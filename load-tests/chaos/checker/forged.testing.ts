import type { Line, Operation } from '../record/line.ts';
import type { FinalPage, Row } from '../record/pages.ts';
import { ForgedChannel, type News, type Told } from './forgedChannel.testing.ts';
import { forgedChannelId as channel, ForgedRecord, forgedWall } from './forgedRecord.testing.ts';

/** How a command ends, where not with an answer, and whether it was done all the same. */
export interface Ending {
  readonly isDone: boolean;
}

interface Reader {
  readonly client: string;
  after: number;
  isConnected: boolean;
}

/** The record of a run against a product that never fails. Every fact is told at once to everybody who follows. */
export class ForgedHistory extends ForgedRecord {
  readonly #channel = new ForgedChannel();
  readonly #readers = new Map<string, Reader>();
  readonly #users = new Map<string, string>();
  readonly #marks = new Map<string, number>();
  readonly #seen = new Map<string, string>();
  readonly #absent = new Set<string>();

  constructor(clients: readonly string[] = ['ada', 'bob']) {
    super();
    for (const client of clients) {
      const userId = this.newId();
      this.#users.set(client, userId);
      this.write({ kind: 'introduced', client, userId });
    }
  }

  userOf(client: string): string {
    return this.#users.get(client) ?? '';
  }

  /** Oldest first. */
  get messages(): readonly Row[] {
    return this.#channel.messages;
  }

  get newest(): Row {
    return this.messages.at(-1) as Row; // there is one
  }

  /** `unanswered`: nobody answered. Answers with the key. */
  send(client: string, unanswered?: Ending): string {
    return this.#command(client, 'send', { unanswered, apply: (news, key) => this.#channel.post(news, key) });
  }

  edit(client: string, { id, text }: Row, unanswered?: Ending): string {
    const apply = (news: News, key: string) => this.#channel.edit(news, id, `${text} ${key}`);
    return this.#command(client, 'edit', { message: id, unanswered, apply });
  }

  delete(client: string, { id }: Row): string {
    return this.#command(client, 'delete', { message: id, apply: (news) => this.#channel.delete(news, id) });
  }

  react(client: string, { id }: Row, emoji: string): string {
    return this.#command(client, 'react', { message: id, apply: (news) => this.#channel.react(news, id, emoji) });
  }

  /** One more attempt of a send that was answered: the same answer. */
  retry(client: string, key: string): void {
    const attempt = this.invoke({ client, operation: 'send', key });
    const fact = this.#channel.facts.find(({ text }) => text === key) as Told; // it was sent
    this.succeed(attempt, { id: fact.id, seq: fact.seq, factPosition: fact.position, position: this.#channel.position });
  }

  refuse(client: string, operation: Operation, code: string): string {
    const key = this.newId();
    this.write({ kind: 'failed', attempt: this.invoke({ client, operation, key }), code });
    return key;
  }

  markRead(client: string, seq = this.#channel.facts.length): void {
    const attempt = this.invoke({ client, operation: 'markRead', key: this.newId() });
    const readUpTo = Math.max(seq, this.#marks.get(client) ?? 0);
    this.#marks.set(client, readUpTo);
    this.succeed(attempt, { readUpTo, position: this.#channel.position });
  }

  /** Takes somebody out of the guild; who follows as them is told so. */
  remove(client: string): void {
    const attempt = this.invoke({ client: 'mod', operation: 'remove', key: this.newId(), person: this.userOf(client) });
    this.#absent.add(client);
    for (const [reader, its] of this.#readers) {
      if (its.client !== client) continue;
      its.isConnected = false;
      this.write({ kind: 'reset', reader, reason: 'ACCESS_CHANGED' });
    }
    this.succeed(attempt, { position: this.#channel.advance() });
  }

  admit(client: string): void {
    const attempt = this.invoke({ client, operation: 'admit', key: this.newId(), person: this.userOf(client) });
    this.#absent.delete(client);
    this.succeed(attempt, { position: this.#channel.advance() });
  }

  /** Subscribes for the first time, or after everything was forgotten. */
  follow(reader: string, client: string, node = 'n1'): void {
    this.#readers.set(reader, { client, after: this.#channel.facts.length, isConnected: true });
    this.write({ kind: 'subscribed', reader, client, node, channel, after: null });
    this.write({ kind: 'caughtUp', reader, cursor: `cursor${this.#channel.facts.length}` });
  }

  disconnect(reader: string): void {
    Object.assign(this.#readers.get(reader) ?? {}, { isConnected: false });
    this.write({ kind: 'disconnected', reader, why: 'cut' });
  }

  /** Comes back with its newest cursor, and is told what it missed. */
  reconnect(reader: string, node = 'n2'): void {
    const its = this.#readers.get(reader) as Reader; // it has followed before
    its.isConnected = true;
    this.write({ kind: 'subscribed', reader, client: its.client, node, channel, after: `cursor${its.after}` });
    for (const fact of this.#channel.facts.slice(its.after)) this.#tell(reader, fact, true);
    this.write({ kind: 'caughtUp', reader, cursor: `cursor${its.after}` });
  }

  /** Reads the newest messages, at least as the client knows them to be. */
  read(client: string, size = 5): void {
    const rows = this.messages.slice(-size);
    const from = rows.length < size ? 0 : (rows[0]?.seq ?? 0);
    const readUpTo = this.#marks.get(client) ?? 0;
    const unread = { count: this.#channel.unread(this.userOf(client), readUpTo), more: false, readUpTo };
    const minPosition = this.#seen.get(client) ?? null;
    this.write({ kind: 'read', asked: this.at, client, node: 'n2', channel, minPosition, from, rows, unread });
    for (const { position } of rows) this.#learn(client, position);
  }

  /** All follow to the end, everybody reads, the history is told through each node, before and after a rebuild. */
  finish(): readonly Line[] {
    this.write({ kind: 'quiet' });
    for (const [reader, { client }] of this.#readers) {
      if (this.#absent.has(client)) continue;
      this.disconnect(reader);
      this.reconnect(reader);
    }
    for (const client of this.#users.keys()) if (!this.#absent.has(client)) this.read(client);
    this.#tellHistory('live');
    const attempt = this.invoke({ client: 'ada', operation: 'rebuild', key: this.newId() });
    this.succeed(attempt, { position: this.#channel.position, view: 'messages', different: [], parked: 0 });
    this.#tellHistory('rebuilt');
    return this.lines;
  }

  #command(
    client: string,
    operation: Operation,
    how: {
      readonly message?: string;
      readonly unanswered?: Ending | undefined;
      readonly apply: (news: News, key: string) => Told;
    },
  ): string {
    const key = this.newId();
    const { message, unanswered, apply } = how;
    const attempt = this.invoke({ client, operation, key, ...(message === undefined ? {} : { message }) });
    if (unanswered?.isDone !== false) {
      const fact = apply({ id: this.newId(), actor: this.userOf(client), stamp: forgedWall + this.at }, key);
      for (const [reader, { isConnected }] of this.#readers) if (isConnected) this.#tell(reader, fact, false);
      if (unanswered === undefined) this.#answer(client, attempt, fact);
    }
    if (unanswered !== undefined) this.lose(attempt);
    return key;
  }

  #answer(client: string, attempt: number, { id, seq, position }: Told): void {
    this.succeed(attempt, { id, seq, factPosition: position, position });
    this.#learn(client, position);
  }

  #tell(reader: string, fact: Told, isReplay: boolean): void {
    const its = this.#readers.get(reader) as Reader; // it follows
    its.after = fact.seq;
    const isGone = isReplay && this.#channel.isDeleted(fact.message);
    const text = fact.text === undefined ? {} : { text: isGone ? null : fact.text };
    this.write({ ...fact, kind: 'frame', reader, cursor: `cursor${fact.seq}`, ...text });
    this.#learn(its.client, fact.position);
  }

  #learn(client: string, position: string): void {
    if (position > (this.#seen.get(client) ?? '')) this.#seen.set(client, position);
  }

  #tellHistory(phase: FinalPage['phase']): void {
    for (const node of ['n1', 'n2'])
      for (let from = 0; from < this.messages.length; from += 3)
        this.write({ kind: 'finalPage', phase, node, channel, rows: this.messages.slice(from, from + 3) });
  }
}
