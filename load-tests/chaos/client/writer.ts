import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@chat/platform';
import type { ApiNode } from '../cluster/cluster.ts';
import { attempt, type Command, type Run, untilAnswered } from './commands.ts';
import { readNewest } from './pages.ts';
import type { Person } from './people.ts';

/** A message that the writer knows of, to do something with later. */
export interface KnownMessage {
  readonly id: string;
  readonly key: string;
  readonly channel: string;
  readonly seq: number;
}

/** What writers do, and how often of a hundred. */
const shares = { send: 50, edit: 10, delete: 5, race: 4, react: 8, unreact: 3, markRead: 6, read: 14 } as const;

const mostKnown = 40;
/** Each this many commands of a writer one key is sent so many times at once. */
const burstEvery = 120;
const burstSize = 100;
const mostAttempts = 12;

const emojis = ['👍', '🎉', '😀'];

/** A person who writes without pause until all is over, each command until it is answered or given up. */
export class Writer {
  readonly #run: Run;
  readonly #person: Person;
  readonly #channels: readonly string[];
  /** Of all writers: messages to react to are anybody's. */
  readonly #shared: KnownMessage[];
  readonly #own: KnownMessage[] = [];
  #done = 0;

  constructor(run: Run, { person, channels, shared }: { person: Person; channels: readonly string[]; shared: KnownMessage[] }) {
    this.#run = run;
    this.#person = person;
    this.#channels = channels;
    this.#shared = shared;
  }

  async write(): Promise<void> {
    const { over, random } = this.#run;
    const actions = Object.entries(shares).flatMap(([name, share]) => Array<string>(share).fill(name)) as (keyof typeof shares)[]; // its keys
    while (!over.aborted) {
      this.#done += 1;
      if (this.#done % burstEvery === burstEvery / 4) await this.#burst();
      else await this.#do(random.one(actions) ?? 'send');
      await wait(random.below(40));
    }
  }

  async #do(action: keyof typeof shares): Promise<void> {
    const own = this.#run.random.one(this.#own);
    const any = this.#run.random.one(this.#shared);
    if (action === 'send') return this.#send();
    if (action === 'read') return this.#read(this.#anyChannel());
    if (action === 'markRead') return this.#markRead(any);
    if (action === 'react' || action === 'unreact') return this.#react(action, any);
    if (own === undefined) return;
    if (action === 'edit') return this.#edit(own);
    if (action === 'delete') return this.#delete(own);
    // Both at once: whichever comes second, the message is gone.
    await Promise.all([this.#edit(own), this.#delete(own)]);
  }

  #anyChannel(): string {
    return this.#run.random.one(this.#channels) ?? '';
  }

  #ask(command: Command) {
    return untilAnswered(this.#run, this.#person, { ...command, mostAttempts });
  }

  #newMessage(): Command & { readonly channel: string } {
    const channel = this.#anyChannel();
    const key = newId();
    return { operation: 'send', key, channel, input: { channelId: channel, content: key } };
  }

  async #send(): Promise<void> {
    const command = this.#newMessage();
    const outcome = await this.#ask(command);
    if (outcome.kind !== 'succeeded') return;
    const { id, seq } = outcome.data;
    if (id === undefined || seq === undefined) return;
    this.#remember({ id, key: command.key, channel: command.channel, seq });
    if (this.#run.random.percent(40)) await this.#read(command.channel);
  }

  /** An impatient outbox: one key through all nodes at the same time. */
  async #burst(): Promise<void> {
    const command = this.#newMessage();
    await Promise.all(Array.from({ length: burstSize }, () => attempt(this.#run, this.#person, command)));
  }

  async #edit({ id, key: sent, channel }: KnownMessage): Promise<void> {
    const key = newId();
    const input = { channelId: channel, messageId: id, content: `${sent} ${key}` };
    await this.#ask({ operation: 'edit', key, channel, message: id, input });
    await this.#read(channel);
  }

  async #delete(message: KnownMessage): Promise<void> {
    const { id, channel } = message;
    if (this.#own.includes(message)) this.#own.splice(this.#own.indexOf(message), 1);
    const input = { channelId: channel, messageId: id };
    await this.#ask({ operation: 'delete', key: newId(), channel, message: id, input });
  }

  async #react(operation: 'react' | 'unreact', message: KnownMessage | undefined): Promise<void> {
    if (message === undefined) return;
    const { id, channel } = message;
    const input = { channelId: channel, messageId: id, emoji: this.#run.random.one(emojis) };
    await this.#ask({ operation, key: newId(), channel, message: id, input });
  }

  async #markRead(message: KnownMessage | undefined): Promise<void> {
    if (message === undefined) return;
    const { seq, channel } = message;
    await this.#ask({ operation: 'markRead', key: newId(), channel, input: { channelId: channel, seq } });
    await this.#read(channel);
  }

  async #read(channel: string): Promise<void> {
    const node = this.#run.random.one(this.#run.nodes) as ApiNode; // a cluster has one
    await readNewest(this.#run, this.#person, { node, channel, size: 20 });
  }

  #remember(message: KnownMessage): void {
    for (const messages of [this.#own, this.#shared]) {
      messages.push(message);
      if (messages.length > mostKnown) messages.shift();
    }
  }
}
