import type { Run } from '../client/commands.ts';
import { moderate } from '../client/moderator.ts';
import { follow, type Reader } from '../client/reader.ts';
import { type KnownMessage, Writer } from '../client/writer.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { injectFaults } from '../faults/injectFaults.ts';
import type { Round } from '../faults/plan.ts';
import { seededRandom } from '../random.ts';
import type { Recorder } from '../record/record.ts';
import { finish } from './finish.ts';
import { makeWorld, type World } from './world.ts';

export interface Drive {
  readonly seed: number;
  /** How long clients write. The end takes some seconds more. */
  readonly millis: number;
  /** Ends it earlier. */
  readonly enough?: AbortSignal;
  readonly recorder: Recorder;
  readonly rounds: Iterable<Round>;
}

/** Each person follows each channel. */
const readersOf = ({ administrator, members, channels }: World): readonly Reader[] =>
  [administrator, ...members].flatMap((person) =>
    channels.map((channel, index) => ({ name: `${person.handle}-${index + 1}`, person, channel, after: null })),
  );

/** Whoever cannot go on ends it for all. */
const endingWith = async (task: Promise<void>, ending: AbortController): Promise<void> => {
  try {
    await task;
  } catch (error) {
    ending.abort();
    throw error;
  }
};

/** Lets clients and faults loose on a cluster and records everything that they are told, up to the final history. */
export const drive = async (cluster: Cluster, { seed, millis, enough, recorder, rounds }: Drive): Promise<void> => {
  const world = await makeWorld(cluster, recorder);
  const ending = new AbortController();
  const over = enough === undefined ? ending.signal : AbortSignal.any([ending.signal, enough]);
  const runOf = (name: string): Run => ({ nodes: cluster.nodes, recorder, random: seededRandom(seed, name), over });
  const readers = readersOf(world);
  const { administrator: moderator, members, channels, guildId, code } = world;
  const shared: KnownMessage[] = [];
  const following = readers.map((reader) => follow(runOf(reader.name), reader));
  const writing = members.map((person) => new Writer(runOf(person.handle), { person, channels, shared }).write());
  const member = members.at(-1) ?? moderator;
  const moderating = moderate(runOf('moderator'), { moderator, member, guild: { guildId, code } });
  const breaking = injectFaults(rounds, recorder, over);
  const tasks = [...following, ...writing, moderating, breaking].map((task) => endingWith(task, ending));
  const timer = setTimeout(() => ending.abort(), millis);
  const results = await Promise.allSettled(tasks);
  clearTimeout(timer);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  await finish(runOf('finish'), world, readers);
};
