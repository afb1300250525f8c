import { describe, expect, it } from 'vitest';
import { InvalidConnectionString, parseConnectionString } from './connectionString.ts';

describe('a connection string', () => {
  it('of one node says host, credentials and settings', () => {
    const text = 'esdb://chat:p%40ss%3A%2F@node.example:2114/?tlsCAFile=%2Fetc%2Fca.pem&nodePreference=readOnlyReplica';
    expect(parseConnectionString(text)).toEqual({
      isCluster: false,
      isDns: false,
      hosts: [{ address: 'node.example', port: 2114 }],
      credentials: { username: 'chat', password: 'p@ss:/' },
      tls: true,
      texts: { tlsCAFile: '/etc/ca.pem', nodePreference: 'readOnlyReplica' },
      numbers: {},
      endpoint: 'esdb://node.example:2114',
    });
  });

  it('of several nodes is a cluster; the port is 2113 where none is named', () => {
    const { isCluster, isDns, hosts, endpoint } = parseConnectionString('esdb://one,two:1,[::1]?tls=false');
    expect({ isCluster, isDns }).toEqual({ isCluster: true, isDns: false });
    expect(hosts.map(({ port }) => port)).toEqual([2113, 1, 2113]);
    expect(endpoint).toBe('esdb://one:2113,two:1,[::1]:2113');
  });

  it('with +discover names a cluster by one name', () => {
    expect(parseConnectionString('esdb+discover://cluster.example?tls=false')).toMatchObject({
      isCluster: true,
      isDns: true,
      tls: false,
    });
  });

  it('spells its settings as the client lets it: any case, with dashes or underscores', () => {
    const { tls, numbers, texts } = parseConnectionString(
      'esdb://host?TLS=false&keep-alive-interval=-1&max_discover_attempts=3&gossipTimeout=2&connectionName=a%20b',
    );
    expect({ tls, numbers, texts }).toEqual({
      tls: false,
      numbers: { keepAliveInterval: -1, maxDiscoverAttempts: 3, gossipTimeout: 2 },
      texts: { connectionName: 'a b' },
    });
  });

  it.each([
    ['http://host', 'esdb://'],
    ['esdb://', 'esdb://'],
    ['esdb://chat@host', 'esdb://'],
    ['esdb://host', 'neither credentials nor tls=false'],
    ['esdb://host:port?tls=false', 'not a host and a port'],
    ['esdb://host:70000?tls=false', 'not a host and a port'],
    ['esdb://host?tls=maybe', 'tls is neither true nor false'],
    ['esdb://host?tls=false&gossipTimeout=soon', 'gossipTimeout is not a whole number'],
    ['esdb://chat:secret@host?tlsVerifyCert=false', "'tlsVerifyCert'"],
    ['esdb://chat:secret@host?tls', "''"],
    ['esdb://chat:secret%zz@host', 'the password'],
  ])('%s is refused, and says why without the password', (text, reason) => {
    const parsing = () => parseConnectionString(text);
    expect(parsing).toThrow(InvalidConnectionString);
    expect(parsing).toThrow(reason);
    expect(parsing).not.toThrow('secret');
  });
});
