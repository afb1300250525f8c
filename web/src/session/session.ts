import { newCommandId } from './commandId.ts';
import { noOtherTabs, type OtherTabs, type SessionNews } from './otherTabs.ts';
import { type Operation, operation, post } from './post.ts';
import { RequestFailed } from './requestFailed.ts';

/** What a log-in, a registration, a set-up and a refresh answer with. */
export interface Tokens {
  readonly userId: string;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
}

/** What every mutation that begins a session answers with, whatever its name. */
export type Began = Readonly<Record<string, { readonly session: Tokens }>>;

export const tokenFields = 'session { userId accessToken accessTokenExpiresAt }';

const refreshOperation = operation<Began, { input: { commandId: string } }>(
  `mutation Refresh($input: RefreshInput!) { refresh(input: $input) { ${tokenFields} } }`,
);

/** A token is replaced so long before it expires, in milliseconds. */
const early = 30_000;

/** Tabs share the refresh cookie, and a secret that is used twice ends the session: one tab after the other. */
const oneTabAtATime = <Value>(work: () => Promise<Value>): Promise<Value> =>
  'locks' in navigator ? navigator.locks.request('chat-js refresh', work) : work();

const now = (): number => performance.timeOrigin + performance.now();

/** The person's session, the same in all tabs: an access token in memory, a refresh secret in a cookie that scripts cannot read. */
export class Session {
  readonly #tabs: OtherTabs;
  #tokens: Tokens | undefined;
  #refreshing: Promise<Tokens> | undefined;
  #onEnd: () => void = () => undefined;
  #onBegin: () => void = () => undefined;

  constructor(tabs: OtherTabs = noOtherTabs) {
    this.#tabs = tabs;
    tabs.listen((news) => this.#heard(news));
  }

  get userId(): string | undefined {
    return this.#tokens?.userId;
  }

  get accessToken(): string | undefined {
    return this.#tokens?.accessToken;
  }

  /** Whether the access token lives for a while yet. A time that cannot be read has passed. */
  get isFresh(): boolean {
    return this.#tokens !== undefined && Date.parse(this.#tokens.accessTokenExpiresAt) - early > now();
  }

  /** Goes on with what somebody was given who has just shown who they are. */
  take(tokens: Tokens): void {
    this.#tokens = tokens;
    this.#tabs.tell({ kind: 'tokens', tokens });
  }

  /** Called when a session has begun in another tab. */
  onBegin(listener: () => void): void {
    this.#onBegin = listener;
  }

  /** Called when the session has ended and the person must log in again. */
  onEnd(listener: () => void): void {
    this.#onEnd = listener;
  }

  /** Begins by a log-in, a registration or a set-up. */
  async begin<Variables extends object>(begin: Operation<Began, Variables>, variables: Variables): Promise<void> {
    const answer = await post(begin, variables, undefined);
    const tokens = Object.values(answer)[0]?.session;
    if (tokens !== undefined) this.take(tokens);
  }

  /** Goes on with the session of the cookie, if there is one. */
  async resume(): Promise<boolean> {
    try {
      await this.#refresh();
      return true;
    } catch (error) {
      if (error instanceof RequestFailed && error.code === 'UNAUTHENTICATED') return false;
      throw error;
    }
  }

  /** The server no longer takes the access token; the next use gets another. */
  expire(): void {
    if (this.#tokens !== undefined) this.#tokens = { ...this.#tokens, accessTokenExpiresAt: '' };
  }

  /** In all tabs. */
  end(): void {
    const { userId } = this;
    this.#ended();
    if (userId !== undefined) this.#tabs.tell({ kind: 'ended', userId });
  }

  /** A token that lives for a while yet. */
  async token(): Promise<string> {
    if (this.#tokens !== undefined && this.isFresh) return this.#tokens.accessToken;
    return (await this.#refresh()).accessToken;
  }

  /** Asks the server as this person, once more with a fresh token where the token had ended. */
  async ask<Data, Variables extends object>(asked: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    try {
      return await post(asked, variables, await this.token());
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.code !== 'UNAUTHENTICATED' || this.#tokens === undefined) throw error;
      this.expire();
      return post(asked, variables, await this.token());
    }
  }

  #refresh(): Promise<Tokens> {
    this.#refreshing ??= this.#refreshNow().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  #ended(): void {
    this.#tokens = undefined;
    this.#onEnd();
  }

  #heard(news: SessionNews): void {
    if (news.kind === 'ended') {
      if (news.userId === this.userId) this.#ended();
      return;
    }
    const isOther = news.tokens.userId !== this.userId;
    this.#tokens = news.tokens;
    if (isOther) this.#onBegin();
  }

  async #refreshNow(): Promise<Tokens> {
    const wasIn = this.#tokens !== undefined;
    try {
      return await oneTabAtATime(() => this.#refreshAlone());
    } catch (error) {
      if (error instanceof RequestFailed && error.code === 'UNAUTHENTICATED' && wasIn) this.end();
      throw error;
    }
  }

  async #refreshAlone(): Promise<Tokens> {
    // Another tab may have got a token while this one waited for its turn.
    if (this.#tokens !== undefined && this.isFresh) return this.#tokens;
    const answer = await post(refreshOperation, { input: { commandId: newCommandId() } }, undefined);
    const tokens = answer['refresh']?.session;
    if (tokens === undefined)
      throw new RequestFailed({ message: 'The session has ended.', extensions: { code: 'UNAUTHENTICATED' } });
    this.take(tokens);
    return tokens;
  }
}
