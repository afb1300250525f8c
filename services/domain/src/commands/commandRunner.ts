import { type Clock, derivedId, type EventStore, type Vault } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { Answer, Command } from './command.ts';
import { Job } from './job.ts';
import { repeatsFrom } from './repeats.ts';
import { sealWith } from './sealStaged.ts';
import { type QueueDependencies, StreamQueue } from './streamQueue.ts';

/** Runs commands: gather, load, decide, append, each exactly once a key. */
export interface CommandRunner {
  /**
   * Durable when it resolves with facts. Refusals change nothing. After a conflict it decides anew, at most 6 times, then
   * answers UNAVAILABLE; whether that happened is then found by a retry with the same key.
   */
  run<State, Documents, Looked>(command: Command<State, Documents, Looked>): Promise<Answer>;
}

export interface RunnerDependencies {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const idsOf = (command: Command<unknown, unknown, unknown>) => {
  const { name, caller, key, firstOrdinal = 0 } = command;
  const scope = command.scope as Id; // a keyed hash is as good a scope as an id: 32 hexadecimal digits
  const derive = (ordinal: number) =>
    derivedId({ command: name, scope, actor: caller.actor.id, key, ordinal: firstOrdinal + ordinal });
  // Asked at every look-up, decision and attempt.
  const derived: Id[] = [];
  return (ordinal: number) => {
    derived[ordinal] ??= derive(ordinal);
    return derived[ordinal];
  };
};

/** One queue a stream that has something waiting. */
export const commandRunner = (dependencies: RunnerDependencies): CommandRunner => {
  const { store, vault } = dependencies;
  const queues = new Map<string, StreamQueue>();
  const shared: QueueDependencies = { ...dependencies, seal: sealWith(vault), repeats: repeatsFrom(store, vault) };
  const enqueue = async (job: Job): Promise<void> => {
    const { model } = job.command;
    const queue = queues.get(model.stream) ?? new StreamQueue(model, shared);
    queues.set(model.stream, queue);
    await queue.add(job);
    if (queue.idle) queues.delete(model.stream);
  };
  return {
    run: (command) =>
      new Promise<Answer>((resolve, reject) => {
        // The queue never looks into a command's types: it hands its own state to its own hooks.
        const untyped = command as unknown as Command<unknown, unknown, unknown>;
        enqueue(new Job(untyped, idsOf(untyped), { resolve, reject })).catch(reject);
      }),
  };
};
