import { type AllStreamResolvedEvent, EventStoreDBClient, jsonEvent, WrongExpectedVersionError } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { sampleStream } from '../sampleFacts.ts';
import { temporaryDirectory } from '../temporaryDirectory.ts';
import { type EsdbFace, openEsdbFace } from './esdbFace.ts';

const event = () => jsonEvent({ type: 'SampleHappened', data: { some: 'data' }, metadata: { some: 'meta' } });

/** The official client as it is: it appends in batches. */
const clientOf = (face: EsdbFace) => EventStoreDBClient.connectionString(`esdb://127.0.0.1:${face.port}?tls=false`);

const lengthOf = async (client: EventStoreDBClient, stream: string): Promise<number> => {
  let length = 0;
  for await (const _event of client.readStream(stream)) length += 1;
  return length;
};

const typesIn = async (resolved: AsyncIterable<AllStreamResolvedEvent>): Promise<string[]> => {
  const types: string[] = [];
  for await (const { event: one } of resolved) types.push(one?.type ?? '');
  return types;
};

describe('the gRPC face', () => {
  it('knows the ids of appends with `any` until it is told of a change of the leader, or is opened again', async () => {
    await using directory = await temporaryDirectory();
    const face = await openEsdbFace({ directory: directory.path });
    const client = clientOf(face);
    const stream = sampleStream();
    const events = [event(), event()];
    const first = await client.appendToStream(stream, events);
    expect(await client.appendToStream(stream, events)).toEqual(first);
    expect(await lengthOf(client, stream)).toBe(2);
    face.forgetIds();
    await client.appendToStream(stream, events);
    expect(await lengthOf(client, stream)).toBe(4);
    await client.dispose();
    await face.close();
    await using again = await openEsdbFace({ directory: directory.path });
    const later = clientOf(again);
    await later.appendToStream(stream, events);
    expect(await lengthOf(later, stream)).toBe(6);
    await later.dispose();
  });

  it('knows repeats at a revision for ever', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    const client = clientOf(face);
    const stream = sampleStream();
    const events = [event(), event()];
    const first = await client.appendToStream(stream, events, { expectedRevision: 'no_stream' });
    await client.appendToStream(stream, event(), { expectedRevision: 1n });
    face.forgetIds();
    expect(await client.appendToStream(stream, events, { expectedRevision: 'no_stream' })).toEqual(first);
    expect(await lengthOf(client, stream)).toBe(3);
    await client.dispose();
  });

  it('refuses other revisions, and `stream_exists` where there is none', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    const client = clientOf(face);
    const stream = sampleStream();
    const refused = client.appendToStream(stream, event(), { expectedRevision: 3n });
    await expect(refused).rejects.toThrow(WrongExpectedVersionError);
    await expect(refused).rejects.toMatchObject({ expectedVersion: 3n, actualVersion: 'no_stream' });
    await expect(client.appendToStream(stream, event(), { expectedRevision: 'stream_exists' })).rejects.toThrow(
      WrongExpectedVersionError,
    );
    await client.appendToStream(stream, event());
    await expect(client.appendToStream(stream, event(), { expectedRevision: 'no_stream' })).rejects.toMatchObject({
      actualVersion: 0n,
    });
    await client.appendToStream(stream, event(), { expectedRevision: 'stream_exists' });
    await client.dispose();
  });

  it('refuses an append of more than 1 MiB', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    const client = clientOf(face);
    const large = Array.from({ length: 20 }, () => jsonEvent({ type: 'Large', data: { text: 'x'.repeat(60_000) } }));
    await expect(
      client.appendToStream(sampleStream(), large, { credentials: { username: '', password: '' } }),
    ).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1_048_576,
    });
    await client.dispose();
  });

  it('shows events of the system in the whole log, both ways', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    const client = clientOf(face);
    const stream = sampleStream();
    for (let count = 0; count < 7; count += 1) await client.appendToStream(stream, event());
    const seen = await typesIn(client.readAll());
    const back = await typesIn(client.readAll({ direction: 'backwards', fromPosition: 'end' }));
    const [fact, system] = ['SampleHappened', '$statsCollected'];
    expect(seen).toEqual([system, fact, fact, fact, system, fact, fact, fact, system, fact]);
    expect(back.reverse()).toEqual(seen);
    await client.dispose();
  });
});
