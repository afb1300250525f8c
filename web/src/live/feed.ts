import { stringifyDocument, type TypedDocumentNode } from '@urql/core';
import type { Client } from 'graphql-ws';
import { failureOf, mayWorkAfter } from './feedProblem.ts';
import { backOff, pause } from './pause.ts';

/** What every live subscription may bring besides what happens. */
export type FeedEvent =
  | { readonly __typename: 'CaughtUp'; readonly cursor: string }
  | { readonly __typename: 'Reset'; readonly resumeFrom: string | null };

/** What a feed follows, and who listens. */
export interface FeedOptions<Event extends { readonly __typename: string }, Variables extends object> {
  readonly client: Client;
  readonly document: TypedDocumentNode<Readonly<Record<string, Event>>, Variables & { after?: string | null }>;
  readonly variables: Variables;
  /** Fetches what there is. Called once the feed is live, and again where it could not go on where it was. */
  readonly load: () => Promise<void>;
  /** What happened after what `load` fetched, in order; something of the end of that may come again. */
  readonly onEvent: (event: Exclude<Event, FeedEvent>) => void;
  /** True while what is shown is known to be complete. */
  readonly onLive: (isLive: boolean) => void;
  /** What is held may be out of date or not to be seen any more; `load` is called soon. */
  readonly onReset?: () => void;
  /** Something of what it tells is not replayed: what there is must be fetched anew after the connection was lost. */
  readonly isForgetful?: true;
  /** The server refused it, or `load` failed, with what `problemOf` understands. Where it may pass, it is tried again all the same. */
  readonly onProblem: (error: unknown) => void;
}

const isControl = (event: { readonly __typename: string }): event is FeedEvent =>
  event.__typename === 'CaughtUp' || event.__typename === 'Reset';

const cursorOf = (event: object): string | undefined =>
  'cursor' in event && typeof event.cursor === 'string' ? event.cursor : undefined;

/**
 * Fetched once and followed from before that on: first the live events, then what there is, then both together. After a lost connection
 * it resumes behind the last event that it has; where the server cannot go on there it fetches anew.
 */
export class Feed<Event extends { readonly __typename: string }, Variables extends object> {
  readonly #options: FeedOptions<Event, Variables>;
  #cursor: string | null = null;
  /** Events that came before what there is was fetched; `undefined` once it is. */
  #early: Exclude<Event, FeedEvent>[] | undefined = [];
  #isLoading = false;
  #isCaughtUp = false;
  #attempts = 0;
  #unsubscribe: () => void = () => undefined;
  #unlisten: () => void = () => undefined;
  #isStopped = false;

  constructor(options: FeedOptions<Event, Variables>) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#unlisten = this.#options.client.on('closed', () => this.#fellBehind());
    this.#subscribe();
  }

  stop(): void {
    this.#isStopped = true;
    this.#unlisten();
    this.#unsubscribe();
  }

  #subscribe(): void {
    const { client, document, variables } = this.#options;
    const cursor = (): string | null => this.#cursor;
    const payload = {
      query: stringifyDocument(document),
      variables: {
        ...variables,
        // The client sends the same payload again when it comes back. It is read then, and is the newest by then.
        get after() {
          return cursor();
        },
      },
    };
    this.#unsubscribe = client.subscribe<Readonly<Record<string, Event>>>(payload, {
      next: ({ data, errors }) => {
        const event = Object.values(data ?? {})[0];
        if (event !== undefined) this.#take(event);
        else void this.#ended(failureOf(errors));
      },
      error: (error) => void this.#ended(failureOf(error)),
      complete: () => undefined,
    });
  }

  /** Says why, and comes back where that may help. */
  async #ended(error: Error): Promise<void> {
    if (this.#isStopped) return;
    this.#fellBehind();
    this.#unsubscribe();
    // What is shown stays right meanwhile; that it is not live is said already.
    if (this.#early !== undefined || mayWorkAfter(error) === undefined) this.#options.onProblem(error);
    if (await this.#mayTryAgain(error)) this.#subscribe();
  }

  async #mayTryAgain(error: unknown): Promise<boolean> {
    const least = mayWorkAfter(error);
    if (least === undefined) return false;
    await pause(Math.max(least, backOff(this.#attempts)));
    this.#attempts += 1;
    return !this.#isStopped;
  }

  #fellBehind(): void {
    this.#isCaughtUp = false;
    this.#options.onLive(false);
  }

  #take(event: Event): void {
    this.#cursor = cursorOf(event) ?? this.#cursor;
    if (!isControl(event))
      this.#tell(event as Exclude<Event, FeedEvent>); // the other case of the same question
    else if (event.__typename === 'Reset') this.#startAgain(event.resumeFrom);
    else this.#caughtUp();
  }

  #caughtUp(): void {
    const wasBehind = !this.#isCaughtUp;
    this.#isCaughtUp = true;
    if (wasBehind && this.#options.isForgetful) this.#early ??= [];
    if (this.#early !== undefined) void this.#load();
    else this.#live();
  }

  #live(): void {
    this.#attempts = 0;
    this.#options.onLive(this.#isCaughtUp);
  }

  #tell(event: Exclude<Event, FeedEvent>): void {
    if (this.#early === undefined) this.#options.onEvent(event);
    else this.#early.push(event);
  }

  #startAgain(resumeFrom: string | null): void {
    this.#fellBehind();
    this.#options.onReset?.();
    this.#unsubscribe();
    this.#cursor = resumeFrom;
    this.#early = [];
    this.#subscribe();
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const { load, onEvent, onProblem } = this.#options;
    try {
      await load();
      this.#isLoading = false;
      if (this.#isStopped) return;
      const early = this.#early ?? [];
      this.#early = undefined;
      for (const event of early) onEvent(event);
      this.#live();
    } catch (error) {
      if (this.#isStopped) return;
      onProblem(error);
      const isWorthIt = await this.#mayTryAgain(error);
      this.#isLoading = false;
      if (isWorthIt) void this.#load();
    }
  }
}
