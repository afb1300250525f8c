import { readFileSync } from 'node:fs';
import { EventStoreDBClient, type NodePreference, type SingleNodeOptions } from '@eventstore/db-client';
import { type EsdbSettings, InvalidConnectionString } from './connectionString.ts';

/** What a connection is for: commands go to the leader, projections rather read from another node. */
export type EsdbRole = 'commands' | 'projections';

const preferences: Readonly<Record<string, NodePreference>> = {
  follower: 'follower',
  readonlyreplica: 'read_only_replica',
  leader: 'leader',
  random: 'random',
};

/** Commands read what they wrote, so no setting sends them to another node than the leader. */
const preferenceOf = (role: EsdbRole, setting: string | undefined): NodePreference => {
  if (role === 'commands') return 'leader';
  const preference = preferences[(setting ?? 'follower').toLowerCase().replace(/[_-]/g, '')];
  if (preference === undefined) throw new InvalidConnectionString('nodePreference is not the name of a kind of node');
  return preference;
};

const connectionOf = (settings: EsdbSettings, role: EsdbRole): SingleNodeOptions => {
  const { texts, numbers, hosts } = settings;
  const nodes = settings.isDns ? { discover: hosts[0] } : settings.isCluster ? { endpoints: [...hosts] } : { endpoint: hosts[0] };
  const connectionName = texts.connectionName;
  const connection = {
    ...numbers,
    ...(connectionName !== undefined && { connectionName }),
    nodePreference: preferenceOf(role, texts.nodePreference),
    ...nodes,
  };
  // The constructor takes each of the three kinds of nodes; its overloads have no way to say "one of them".
  return connection as SingleNodeOptions;
};

const securityOf = ({ tls, texts }: EsdbSettings) => {
  if (!tls) return { insecure: true };
  if (texts.tlsCAFile === undefined) return { insecure: false };
  try {
    return { insecure: false, rootCertificate: readFileSync(texts.tlsCAFile) };
  } catch (cause) {
    throw new InvalidConnectionString(`tlsCAFile ${texts.tlsCAFile} cannot be read`, { cause });
  }
};

/** The official client without those of its habits that a server cannot live with. */
export class EsdbClient extends EventStoreDBClient {
  #channel: Promise<{ close(): void }> | undefined;

  constructor(settings: EsdbSettings, role: EsdbRole) {
    // Without TLS the client sends no credentials, whatever it is given.
    super(connectionOf(settings, role), securityOf(settings), settings.tls ? settings.credentials : undefined);
    // Batched appends keep their promises in one map of the whole process: an error of any stream rejects all of them, and
    // an answer that comes after that throws where nobody can catch it. An append as a call of its own has no such neighbours.
    this.supports = async () => false;
    // The client looks for another node without waiting for the outcome: not finding one would end the process as an
    // unhandled rejection. The next call looks again, and tells its caller.
    const reconnect = this.handleError;
    this.handleError = (client, error) => reconnect(client, error).catch(() => undefined);
    const openChannel = this.getChannel;
    this.getChannel = () => {
      const channel = openChannel();
      this.#channel = channel;
      return channel;
    };
  }

  /** Lets the connection go, which the client itself never does, once it is there. Calls that are under way end as they would. */
  release(): void {
    // Where there never was a connection there is nothing to let go; who wanted one was told.
    this.#channel?.then((channel) => channel.close()).catch(() => undefined);
  }
}
