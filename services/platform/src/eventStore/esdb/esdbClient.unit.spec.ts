import { describe, expect, it } from 'vitest';
import { InvalidConnectionString, parseConnectionString } from './connectionString.ts';
import { EsdbClient } from './esdbClient.ts';

const clientOf = (connectionString: string, role: 'commands' | 'projections' = 'projections') =>
  new EsdbClient(parseConnectionString(connectionString), role);

describe('a client', () => {
  it('has the name that its connection string gives it', () => {
    expect(clientOf('esdb://host?tls=false&connectionName=api-1').connectionName).toBe('api-1');
  });

  it('is refused where the authority cannot be read', () => {
    expect(() => clientOf('esdb://chat:secret@host?tlsCAFile=missing.pem')).toThrow('missing.pem cannot be read');
  });

  it('is refused where no kind of node has the name that is preferred', () => {
    expect(() => clientOf('esdb://host?tls=false&nodePreference=fastest')).toThrow(InvalidConnectionString);
  });

  it('that never connected lets go of nothing', () => {
    expect(() => clientOf('esdb://host?tls=false').release()).not.toThrow();
  });
});
