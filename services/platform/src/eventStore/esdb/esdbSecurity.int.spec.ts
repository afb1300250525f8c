import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../testing/esdbFace/certificate.ts';
import { openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { idsOf } from '../../testing/eventStoreContract/opened.ts';
import { sampleFact, sampleStream } from '../../testing/sampleFacts.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { EventStoreUnavailable } from '../eventStore.ts';
import { openEventStoreDb } from './openEventStoreDb.ts';

const password = 'p@ss:word/ä?';
const credentials = { username: 'chat', password };

/** A face behind TLS that wants credentials, and what a connection string must say to get in. */
const secureFace = async () => {
  const directory = await temporaryDirectory();
  const tls = selfSignedCertificate();
  const authority = join(directory.path, 'authority.pem');
  await writeFile(authority, tls.certificate);
  const open = (port = 0, wanted = credentials) => openEsdbFace({ directory: directory.path, port, tls, credentials: wanted });
  let face = await open();
  const { port } = face;
  const connectionString = (user: string, secret: string, settings = `tlsCAFile=${encodeURIComponent(authority)}`) =>
    `esdb://${user}:${encodeURIComponent(secret)}@127.0.0.1:${port}?${settings}`;
  return {
    port,
    connectionString,
    restart: async (wanted: typeof credentials) => {
      await face.close();
      face = await open(port, wanted);
    },
    [Symbol.asyncDispose]: async () => {
      await face.close();
      await directory[Symbol.asyncDispose]();
    },
  };
};

const opening = (connectionString: string) =>
  openEventStoreDb({ connectionString, role: 'commands', prefixes: ['sample-'], callMillis: 2_000 });

/** Why it cannot be opened; the reason must not tell the password. */
const refusal = async (connectionString: string): Promise<string> => {
  const error: unknown = await opening(connectionString).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EventStoreUnavailable);
  expect(String(error)).not.toContain(encodeURIComponent(password));
  expect(String(error)).not.toContain(password);
  return String(error);
};

describe('a node behind TLS', () => {
  it('is used with its authority and the right credentials, whatever characters they have', async () => {
    await using face = await secureFace();
    const store = await opening(face.connectionString('chat', password));
    const stream = sampleStream();
    const fact = sampleFact();
    await store.append(stream, 'no_stream', [fact]);
    expect(idsOf(await store.read(stream))).toEqual([fact.id]);
    await store.close();
  });

  it('refuses wrong credentials, and the error says that it is them', async () => {
    await using face = await secureFace();
    const said = await refusal(face.connectionString('chat', `${password}!`));
    expect(said).toBe(
      `EventStoreUnavailable: the event store esdb://127.0.0.1:${face.port} refuses our credentials, or they lack a right`,
    );
  });

  it('whose authority is not known is not talked to', async () => {
    await using face = await secureFace();
    expect(await refusal(face.connectionString('chat', password, ''))).toContain(`esdb://127.0.0.1:${face.port} cannot answer`);
  });

  it('is not reached without TLS', async () => {
    await using face = await secureFace();
    await refusal(face.connectionString('chat', password, 'tls=false'));
  });

  it('ends a feed when it no longer takes our credentials: waiting would not help', async () => {
    await using face = await secureFace();
    const store = await opening(face.connectionString('chat', password));
    const waiting = store.feed(undefined, new AbortController().signal)[Symbol.asyncIterator]().next();
    const ended = expect(waiting).rejects.toThrow('refuses our credentials');
    await face.restart({ username: 'chat', password: 'another' });
    await ended;
    await expect(store.append(sampleStream(), 'no_stream', [sampleFact()])).rejects.toThrow('refuses our credentials');
    await store.close();
  });
});

describe('a node without TLS', () => {
  it('is not talked to where TLS is wanted', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    await refusal(`esdb://chat:${encodeURIComponent(password)}@127.0.0.1:${face.port}`);
  });

  it('gets no credentials', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path, credentials });
    expect(await refusal(`esdb://chat:${encodeURIComponent(password)}@127.0.0.1:${face.port}?tls=false`)).toContain(
      'credentials',
    );
  });
});
