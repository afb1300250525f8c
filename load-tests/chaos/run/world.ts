import { newId } from '@chat/platform';
import { ask } from '../client/ask.ts';
import { foundInstance, type Person, register, SetUpFailed } from '../client/people.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Recorder } from '../record/record.ts';

/** What a run happens in. */
export interface World {
  /** Owns the guild. */
  readonly administrator: Person;
  /** Members of the guild; the last one is removed again and again. */
  readonly members: readonly Person[];
  readonly guildId: string;
  readonly code: string;
  readonly channels: readonly string[];
}

const handles = ['bob', 'cleo', 'dan', 'eve'];

type Act = <Payload>(person: Person, mutation: string, input: object, fields: string) => Promise<Payload>;

/** Nothing is broken yet, so whatever does not succeed ends the run. */
const actOn =
  (address: string): Act =>
  async <Payload>(person: Person, mutation: string, input: object, fields: string) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${fields} } }`;
    const variables = { input: { commandId: newId(), ...input } };
    const outcome = await ask<{ readonly done: Payload }>({ address, token: person.token, query, variables });
    if (outcome.kind !== 'succeeded') throw new SetUpFailed(`${mutation}: ${JSON.stringify(outcome)}`);
    return outcome.data.done;
  };

/** An instance with an administrator, a guild with channels, and members, made through the API of the first node. */
export const makeWorld = async ({ nodes, setUpSecret }: Cluster, recorder: Recorder): Promise<World> => {
  const address = nodes[0]?.address ?? '';
  const act = actOn(address);
  const administrator = await foundInstance(address, setUpSecret, recorder);
  await act(administrator, 'changeRegistrationMode', { mode: 'OPEN' }, 'position');
  type Created = { readonly guildId: string };
  const { guildId } = await act<Created>(administrator, 'createGuild', { name: 'Storm' }, 'guildId');
  const channels: string[] = [];
  for (const name of ['eye', 'wall'])
    channels.push((await act<{ channelId: string }>(administrator, 'createChannel', { guildId, name }, 'channelId')).channelId);
  const { code } = await act<{ readonly code: string }>(administrator, 'createInvite', { guildId }, 'code');
  const members: Person[] = [];
  for (const handle of handles) {
    const member = await register(address, handle, recorder);
    await act(member, 'joinGuild', { code }, 'position');
    members.push(member);
  }
  return { administrator, members, guildId, code, channels };
};
