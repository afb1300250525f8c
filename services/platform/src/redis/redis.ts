import { hash } from 'node:crypto';

/** Redis is not there, does not answer in time, or has refused the command. Whether the command has run is not known. */
export class RedisUnavailable extends Error {
  override readonly name = 'RedisUnavailable';
}

/** A Lua script, which runs as one step that nothing comes between. */
export interface RedisScript {
  readonly source: string;
  /** SHA-1 in hexadecimal digits: how Redis names what it has seen before. */
  readonly sha: string;
}

export const redisScript = (source: string): RedisScript => ({ source, sha: hash('sha1', source) });

/** What a script gets as `KEYS`, each behind the prefix of the connection, and as `ARGV`. */
export interface RedisScriptInput {
  readonly keys: readonly string[];
  readonly args?: readonly (string | number)[];
}

/** Who listens to a channel. Its methods must not throw. */
export interface RedisSubscriber {
  heard(text: string): void;
  /** It hears from now on: once at the beginning, and after each outage, in which messages were lost. */
  resumed?(): void;
}

/**
 * The way to one Redis, for what may be lost: nothing that is asked here is a fact. While Redis is away every call rejects at once
 * with `RedisUnavailable` and nothing is kept for later; the connection comes back by itself.
 */
export interface RedisConnection {
  /** Whether commands pass now, as far as is known. */
  readonly isThere: boolean;
  /** Runs the script once or, where Redis goes away meanwhile, perhaps: it must bear to be run again. */
  run(script: RedisScript, input: RedisScriptInput): Promise<unknown>;
  /** Tells everybody who listens to the channel at this moment, this process included. */
  publish(channel: string, text: string): Promise<void>;
  /** Answers with how to stop listening. Channels have the prefix of the connection, as keys do. */
  subscribe(channel: string, subscriber: RedisSubscriber): () => void;
  /** Ends both sockets; calls that wait reject. No timer stays. */
  close(): Promise<void>;
}
